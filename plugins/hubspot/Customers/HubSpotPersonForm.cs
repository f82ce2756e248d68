namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Turns what a command says of a person into contact properties. An empty text empties a property; what is not named stays.</summary>
internal static class HubSpotPersonForm
{
    public static Dictionary<string, string> Of(SaveCustomer command, HubSpotFields fields)
    {
        if (command.Reference.Length == 0)
        {
            throw HubSpotRefusal.Invalid("reference", "A customer is saved by our own key, and there is none.");
        }

        var person = command.Person;
        if (person.Consents.Count > 0)
        {
            throw HubSpotRefusal.Invalid("person.consents", "HubSpot takes consents through its subscription forms only. Leave them out, and let the customer subscribe or unsubscribe there.");
        }

        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in command.Clear.SelectMany(fields.Named))
        {
            properties[property] = "";
        }

        Set("firstname", person.FirstName);
        Set("lastname", person.LastName);
        Set("salutation", person.Title);
        Set("email", person.Email);
        Set("phone", person.Phone);
        Set("hs_language", person.Locale?.ToLowerInvariant());
        Set(fields.BirthDate, person.BirthDate is { } day ? HubSpotText.Of(day) : null);
        Set("company", person.Company);
        Set("address", person.Address?.Street);
        Set("zip", person.Address?.PostalCode);
        Set("city", person.Address?.City);
        Set("country", person.Address?.Country);
        foreach (var (name, value) in command.Fields)
        {
            properties[name] = value;
        }

        return properties;

        void Set(string property, string? value)
        {
            if (value is not null)
            {
                properties[property] = value;
            }
        }
    }
}
