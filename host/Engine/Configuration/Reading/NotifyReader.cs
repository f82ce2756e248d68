using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Reads <c>notify:</c> of <c>host.yaml</c>.</summary>
/// <param name="development">Whether plain HTTP to this machine is allowed.</param>
internal sealed class NotifyReader(bool development)
{
    public NotifySettings Read(Block block)
    {
        var mail = block.Sub("mail");
        var settings = new NotifySettings { Mail = mail.IsAbsent ? null : Mail(mail), Callbacks = Callbacks(block) };
        block.Close();
        return settings;
    }

    private static MailSettings Mail(Block block)
    {
        var settings = new MailSettings
        {
            Server = block.Required("server", "mail is handed in at a server"),
            Port = block.Integer("port", 1, 65_535) ?? 587,
            From = block.Required("from", "mail needs a sender"),
            To = [.. (block.Scalars("to") ?? []).Select(scalar => scalar.Value)],
            Username = block.Text("username"),
            Password = block.Text("password"),
        };
        if (settings.To.Count == 0 && block.Find("to") is null)
        {
            block.Missing("to", "mail needs a recipient");
        }

        foreach (var address in (block.Scalars("to") ?? []).Append(block.Scalar("from")).OfType<YamlScalar>().Where(address => !address.IsUnset && address.Value.Split('@') is not [{ Length: > 0 }, { Length: > 0 }]))
        {
            block.Problems.Error(address, block.Path(""), ConfigurationCodes.BadValue, $"{Block.Shown(address)} is not a mail address.");
        }

        block.Close();
        return settings;
    }

    private List<CallbackSettings> Callbacks(Block block)
    {
        switch (block.Find("callback"))
        {
            case null:
                return [];
            case YamlList list when list.Items.All(item => item is YamlMap):
                return [.. list.Items.Select((item, index) => Callback(new Block((YamlMap)item, item, block.Path($"callback[{index}]"), block.Problems)))];
            default:
                return [Callback(block.Sub("callback"))];
        }
    }

    private CallbackSettings Callback(Block block)
    {
        if (block.Find("url") is null)
        {
            block.Missing("url", "a callback needs an address");
        }

        var settings = new CallbackSettings(Addresses.Called(block, "url", development) ?? "", block.Required("secret", "every call is signed with it", "Write secret: ${NAME}, and set the variable for the service."));
        block.Close();
        return settings;
    }
}
