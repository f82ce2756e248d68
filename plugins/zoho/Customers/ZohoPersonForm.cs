using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Turns what a command says of a person into a contact's fields. What is not named stays; null empties.</summary>
internal static class ZohoPersonForm
{
    public static JsonObject Of(SaveCustomer command, ZohoFields fields)
    {
        if (command.Reference.Length == 0)
        {
            throw ZohoRefusal.Invalid("reference", "A customer is saved by our own key, and there is none.");
        }

        var person = command.Person;
        var input = new JsonObject();
        foreach (var field in command.Clear.SelectMany(fields.Named))
        {
            input[field] = null;
        }

        Set("First_Name", person.FirstName);
        Set("Last_Name", person.LastName);
        Set("Salutation", person.Title);
        Set("Email", person.Email);
        Set("Phone", person.Phone);
        Set("Date_of_Birth", person.BirthDate is { } day ? ZohoText.Of(day) : null);
        Set("Mailing_Street", person.Address?.Street);
        Set("Mailing_Zip", person.Address?.PostalCode);
        Set("Mailing_City", person.Address?.City);
        Set("Mailing_Country", person.Address?.Country);
        SetChosen(fields.Language, "person.locale", "api.language_field", person.Locale);
        SetChosen(fields.Company, "person.company", "api.company_field", person.Company);
        foreach (var consent in person.Consents)
        {
            input[ZohoFields.OptOut] = consent.Channel == "email" ? !consent.IsGiven : throw ZohoRefusal.Invalid("person.consents", $"Zoho's contacts have an opt-out for e-mail and none for \"{consent.Channel}\".");
        }

        foreach (var (name, value) in command.Fields)
        {
            input[name] = value;
        }

        input[fields.Reference] = command.Reference;
        return input;

        void Set(string field, string? value)
        {
            if (value is not null)
            {
                input[field] = value;
            }
        }

        void SetChosen(string? field, string what, string option, string? value)
        {
            if (value is not null)
            {
                input[field ?? throw ZohoRefusal.Invalid(what, $"Zoho's contacts have no text field for this. Name one as {option}, or leave it out.")] = value;
            }
        }
    }
}
