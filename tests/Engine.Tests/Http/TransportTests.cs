using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Http;
using Microsoft.AspNetCore.Http;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Http;

public sealed class TransportTests
{
    private readonly Lab lab = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_certificate_of_the_connections_own_authority_is_trusted_and_any_other_is_not()
    {
        using var authority = MakeAuthority();
        using var certificate = MakeCertificate(authority, "127.0.0.1");
        await using var vendor = await TestVendor.StartAsync((http, _) => http.Response.WriteAsync("well", Token), certificate);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, authority.ExportCertificatePem(), Token);
        var settings = new HttpSettings { AllowAddresses = ["127.0.0.1/32"], MaxRetries = 0 };

        await using var trusting = await lab.OpenAsync(Lab.Connection(vendor.Url, http: settings with { CaFile = file }));
        await using var strict = await lab.OpenAsync(Lab.Connection(vendor.Url, http: settings));

        (await trusting.Main.GetStringAsync("x", Token)).ShouldBe("well");
        (await Should.ThrowAsync<ConnectorException>(() => strict.Main.GetAsync("x", Token))).Fault.ShouldSatisfyAllConditions(
            fault => fault.Kind.ShouldBe(FaultKind.NotSent),
            fault => fault.Code.ShouldBe("TLS_FAILED"));
        vendor.Asked.Count.ShouldBe(1);
        File.Delete(file);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused_though_its_authority_is_trusted()
    {
        using var authority = MakeAuthority();
        using var certificate = MakeCertificate(authority, "10.1.2.3");
        await using var vendor = await TestVendor.StartAsync((_, _) => Task.CompletedTask, certificate);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, authority.ExportCertificatePem(), Token);
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url, http: new HttpSettings { AllowAddresses = ["127.0.0.1"], MaxRetries = 0, CaFile = file }));

        (await Should.ThrowAsync<ConnectorException>(() => http.Main.GetAsync("x", Token))).Fault.Code.ShouldBe("TLS_FAILED");
        File.Delete(file);
    }

    [Fact]
    public async Task A_CA_file_that_cannot_be_read_is_named()
    {
        var settings = Lab.Connection("https://api.acme.example/", http: new HttpSettings { CaFile = "/nowhere/ca.pem" });

        (await Should.ThrowAsync<InvalidOperationException>(() => lab.OpenAsync(settings))).Message.ShouldContain("till: connection.ca_file /nowhere/ca.pem");
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2a00:1450::1", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:192.168.1.1", false)]
    [InlineData("64:ff9b::10.0.0.1", false)]
    [InlineData("2002:0a00:0001::1", false)]
    [InlineData("192.168.7.20", true)]
    public void Only_public_addresses_and_those_that_are_named_may_be_dialled(string address, bool expected) =>
        new AddressPolicy(new HttpSettings { AllowAddresses = ["192.168.7.20/32"] }).Allows(IPAddress.Parse(address)).ShouldBe(expected);

    private static X509Certificate2 MakeAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }

    private static X509Certificate2 MakeCertificate(X509Certificate2 authority, string address)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=vendor", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(authority, TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddHours(1), [1, 2, 3, 4]);
        using var withKey = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }
}
