/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-claim-codec-private.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"

static gboolean
refuse (GError **error, const char *problem)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, problem);
  return FALSE;
}

/* Only what a dated source says is verified, and an article only once a law is named. */
static gboolean
check_claim (JsonObject *object, gboolean verified, GError **error)
{
  const char *from = json_object_get_string_member (object, "valid_from");
  const char *until = json_object_get_string_member (object, "valid_until");

  if (verified
      && (*json_object_get_string_member (object, "source") == '\0'
          || *json_object_get_string_member (object, "checked_on") == '\0'))
    return refuse (error, "\"verified\" needs a \"source\" and its date in \"checked_on\"");
  if (*json_object_get_string_member (object, "basis_checked_on") != '\0'
      && *json_object_get_string_member (object, "legal_basis") == '\0')
    return refuse (error, "\"basis_checked_on\" needs a \"legal_basis\"");
  if (*from != '\0' && *until != '\0' && strcmp (from, until) > 0)
    return refuse (error, "\"valid_from\" is after \"valid_until\"");

  return TRUE;
}

gpointer
gvt_claim_decode (JsonObject *object, GvtModuleParts *parts, GError **error)
{
  gboolean verified = FALSE;
  const char *id, *text, *label, *source, *basis, *checked_on, *basis_checked_on, *from, *until;

  if ((id = gvt_member_slug (object, "id", error)) == NULL
      || (text = gvt_member_text (object, "text", GVT_TEXT_MAX, error)) == NULL
      || (label = gvt_member_text_or_empty (object, "label", error)) == NULL
      || (source = gvt_member_text_or_empty (object, "source", error)) == NULL
      || (basis = gvt_member_text_or_empty (object, "legal_basis", error)) == NULL
      || (checked_on = gvt_member_date (object, "checked_on", error)) == NULL
      || (basis_checked_on = gvt_member_date (object, "basis_checked_on", error)) == NULL
      || (from = gvt_member_date (object, "valid_from", error)) == NULL
      || (until = gvt_member_date (object, "valid_until", error)) == NULL
      || !gvt_json_get_bool (object, "verified", &verified, error)
      || !check_claim (object, verified, error)
      || !gvt_members_only (object,
                            " id text label source legal_basis checked_on basis_checked_on "
                            "valid_from valid_until verified ",
                            error))
    return NULL;

  return g_object_new (GVT_TYPE_CLAIM, "id", id, "text", text, "label", label, "source", source,
                       "legal-basis", basis, "checked-on", checked_on, "basis-checked-on",
                       basis_checked_on, "valid-from", from, "valid-until", until, "verified",
                       verified, NULL);
}
