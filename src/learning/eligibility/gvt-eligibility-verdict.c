/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-eligibility.h"

#include <glib/gi18n-lib.h>

#include "gvt-text.h"

void
gvt_eligibility_free (GvtEligibility *self)
{
  g_free (self->since);
  g_free (self->why);
  g_ptr_array_unref (self->bring);
  g_ptr_array_unref (self->next);
  g_ptr_array_unref (self->statements);
  g_free (self);
}

static JsonArray *
texts_to_json (GPtrArray *texts)
{
  JsonArray *array = json_array_sized_new (texts->len);

  for (guint i = 0; i < texts->len; i++)
    json_array_add_string_element (array, texts->pdata[i]);
  return array;
}

static JsonObject *
statement_to_json (GvtClaim *claim)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", gvt_claim_get_id (claim));
  json_object_set_string_member (object, "text", gvt_claim_get_text (claim));
  json_object_set_string_member (object, "label", gvt_claim_get_label (claim));
  json_object_set_string_member (object, "source", gvt_claim_get_source (claim));
  json_object_set_string_member (object, "legal_basis", gvt_claim_get_legal_basis (claim));
  json_object_set_string_member (object, "checked_on", gvt_claim_get_checked_on (claim));
  json_object_set_boolean_member (object, "verified", gvt_claim_is_verified (claim));
  return object;
}

static JsonArray *
statements_to_json (GPtrArray *statements)
{
  JsonArray *array = json_array_sized_new (statements->len);

  for (guint i = 0; i < statements->len; i++)
    json_array_add_object_element (array, statement_to_json (statements->pdata[i]));
  return array;
}

JsonObject *
gvt_eligibility_to_json (const GvtEligibility *self)
{
  JsonObject *object = json_object_new ();

  g_return_val_if_fail (self != NULL, object);

  if (self->outcome == GVT_ELIGIBILITY_FROM)
    json_object_set_null_member (object, "may_vote");
  else
    json_object_set_boolean_member (object, "may_vote", self->outcome == GVT_ELIGIBILITY_YES);
  json_object_set_string_member (object, "since", self->since); /* null where it is NULL */
  json_object_set_string_member (object, "rule", self->rule);
  json_object_set_string_member (object, "why", self->why);
  json_object_set_array_member (object, "bring", texts_to_json (self->bring));
  json_object_set_array_member (object, "next", texts_to_json (self->next));
  json_object_set_array_member (object, "statements", statements_to_json (self->statements));
  return object;
}

char *
gvt_eligibility_describe (const GvtEligibility *self)
{
  g_autofree char *since = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->outcome == GVT_ELIGIBILITY_YES)
    return g_strdup (_ ("Can vote"));
  if (self->since == NULL)
    return g_strdup (_ ("Does not vote"));
  if (self->outcome == GVT_ELIGIBILITY_NO)
    return g_strdup (_ ("Cannot vote yet"));
  since = gvt_text_date (self->since);
  return g_strdup_printf (_ ("Can vote from %s on"), since);
}

gboolean
gvt_eligibility_is_verified (const GvtEligibility *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->statements->len; i++)
    if (!gvt_claim_is_verified (self->statements->pdata[i])
        || *gvt_claim_get_basis_checked_on (self->statements->pdata[i]) == '\0')
      return FALSE;
  return TRUE;
}

char *
gvt_eligibility_describe_statements (const GvtEligibility *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->statements->len; i++)
    {
      g_autofree char *described = gvt_claim_describe (self->statements->pdata[i]);

      g_string_append_printf (text, "%s%s\n%s", i > 0 ? "\n\n" : "",
                              gvt_claim_get_text (self->statements->pdata[i]), described);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
