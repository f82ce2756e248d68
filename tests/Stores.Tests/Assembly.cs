using LeVieuxMoulin.Connectors.Harness;

[assembly: AssemblyFixture(typeof(PostgreSqlServer))]
