/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judging two people, and telling of a look-alike. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-birth-digits-private.h"
#include "gvt-code-list.h"
#include "gvt-json.h"
#include "gvt-lookalikes.h"
#include "gvt-name-alike.h"
#include "gvt-nik.h"
#include "gvt-secret.h"

const char *
gvt_alike_to_text (GvtAlike alike)
{
  switch (alike)
    {
    case GVT_ALIKE_K1:
      return "K1";
    case GVT_ALIKE_K2:
      return "K2";
    case GVT_ALIKE_K3:
      return "K3";
    case GVT_ALIKE_NONE:
    default:
      return "";
    }
}

gboolean
gvt_birth_digits (const char *text, char digits[9])
{
  static const guint from_iso[] = { 8, 9, 5, 6, 0, 1, 2, 3 };
  static const guint from_list[] = { 0, 1, 3, 4, 6, 7, 8, 9 };
  const guint *from;

  if (text == NULL || strlen (text) != 10)
    return FALSE;

  from = text[4] == '-' ? from_iso : from_list;
  for (guint i = 0; i < 8; i++)
    digits[i] = text[from[i]];
  digits[8] = '\0';
  return strspn (digits, "0123456789") == 8;
}

gboolean
gvt_birth_is_placeholder (const char *digits)
{
  return g_str_has_prefix (digits, "0101") || g_str_has_prefix (digits, "0107")
         || g_str_has_prefix (digits, "3112");
}

static gboolean
is_born_alike (const GvtAlikePerson *a, const GvtAlikePerson *b, gboolean *is_placeholder)
{
  char left[9];
  char right[9];

  if (!gvt_birth_digits (a->birth_date, left) || !gvt_birth_digits (b->birth_date, right)
      || strcmp (left, right) != 0)
    return FALSE;

  *is_placeholder = gvt_birth_is_placeholder (left);
  return TRUE;
}

static gboolean
has_nik (const GvtAlikePerson *person, char **clean)
{
  *clean = person->nik != NULL ? gvt_nik_clean (person->nik) : NULL;
  return *clean != NULL && gvt_nik_has_form (*clean);
}

static gboolean
is_same_nik (const GvtAlikePerson *a, const GvtAlikePerson *b)
{
  char *left;
  char *right;
  gboolean is_same = has_nik (a, &left);

  is_same = has_nik (b, &right) && is_same && strcmp (left, right) == 0;
  gvt_wipe_free (left);
  gvt_wipe_free (right);
  return is_same;
}

/* Whether the places are known and the same; @is_known is %FALSE where either is not. */
static gboolean
is_same_place (const GvtAlikePerson *a, const GvtAlikePerson *b, gboolean *is_known)
{
  *is_known = a->birth_place != NULL && *a->birth_place != '\0' && b->birth_place != NULL
              && *b->birth_place != '\0';
  return *is_known && gvt_names_same (a->birth_place, b->birth_place);
}

GvtAlike
gvt_alike_judge (const GvtAlikePerson *a, const GvtAlikePerson *b)
{
  const char *name = a->name != NULL ? a->name : "";
  const char *other = b->name != NULL ? b->name : "";
  gboolean is_same_name = gvt_names_same (name, other);
  gboolean is_placeholder = FALSE;
  gboolean is_known;

  if (is_same_nik (a, b))
    return is_same_name || *name == '\0' || *other == '\0' ? GVT_ALIKE_K1 : GVT_ALIKE_K2;
  if (!is_born_alike (a, b, &is_placeholder))
    return GVT_ALIKE_NONE;
  if (!is_same_place (a, b, &is_known) && (is_known || !is_same_name))
    return GVT_ALIKE_NONE;

  return is_same_name || (!is_placeholder && gvt_names_alike (name, other)) ? GVT_ALIKE_K3
                                                                            : GVT_ALIKE_NONE;
}

void
gvt_alike_person_fill (GvtAlikePerson *self, const GvtProposalInput *input, GvtVoterHit *about)
{
  *self = (GvtAlikePerson){ input->values[GVT_FIELD_NIK],
                            input->values[GVT_FIELD_NAME],
                            input->values[GVT_FIELD_BIRTH_DATE],
                            input->values[GVT_FIELD_BIRTH_PLACE],
                            g_strcmp0 (input->proposal, GVT_PROPOSAL_NEW) != 0,
                            about };
  if (about == NULL)
    return;

  self->nik = gvt_voter_hit_get_listed (about, GVT_FIELD_NIK);
  self->name = gvt_voter_hit_get_listed (about, GVT_FIELD_NAME);
  self->birth_date = gvt_voter_hit_get_listed (about, GVT_FIELD_BIRTH_DATE);
  self->birth_place = gvt_voter_hit_get_listed (about, GVT_FIELD_BIRTH_PLACE);
}

void
gvt_lookalike_free (GvtLookalike *self)
{
  g_clear_object (&self->hit);
  g_clear_object (&self->proposal);
  g_free (self);
}

static const char *
describe_class (GvtAlike alike)
{
  switch (alike)
    {
    case GVT_ALIKE_K1:
      return _ ("The same person (K1)");
    case GVT_ALIKE_K2:
      return _ ("The same NIK, another name (K2)");
    case GVT_ALIKE_K3:
      return _ ("A like name, born on the same day (K3)");
    case GVT_ALIKE_NONE:
    default:
      return "";
    }
}

char *
gvt_lookalike_describe (const GvtLookalike *self)
{
  const char *words = describe_class (self->alike);

  if (self->hit != NULL)
    /* Translators: how alike, then a voter's name, his village and polling station */
    return g_strdup_printf (_ ("%s: %s, %s, TPS %s"), words, gvt_voter_hit_get_name (self->hit),
                            gvt_voter_hit_get_village (self->hit),
                            gvt_voter_hit_get_tps (self->hit));

  /* Translators: how alike, then a kind of proposal, and its receipt number */
  return g_strdup_printf (
      _ ("%s: reported before, %s, receipt %s"), words,
      gvt_code_words (gvt_proposal_codes, gvt_proposal_get_proposal (self->proposal)),
      gvt_proposal_get_receipt (self->proposal));
}

static JsonObject *
to_json (const GvtLookalike *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "alike", gvt_alike_to_text (self->alike));
  json_object_set_string_member (object, "source", self->hit != NULL ? "list" : "proposal");
  if (self->hit != NULL)
    {
      json_object_set_string_member (object, "name", gvt_voter_hit_get_name (self->hit));
      json_object_set_string_member (object, "village_code",
                                     gvt_voter_hit_get_village_code (self->hit));
      json_object_set_string_member (object, "village", gvt_voter_hit_get_village (self->hit));
      json_object_set_string_member (object, "tps", gvt_voter_hit_get_tps (self->hit));
      json_object_set_string_member (object, "election", gvt_voter_hit_get_election (self->hit));
      json_object_set_string_member (object, "as_of", gvt_voter_hit_get_as_of (self->hit));
      return object;
    }
  gvt_json_set_id (object, "id", gvt_proposal_get_id (self->proposal));
  json_object_set_string_member (object, "receipt", gvt_proposal_get_receipt (self->proposal));
  json_object_set_string_member (object, "proposal", gvt_proposal_get_proposal (self->proposal));
  return object;
}

JsonArray *
gvt_lookalikes_to_json (GPtrArray *lookalikes)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < lookalikes->len; i++)
    json_array_add_object_element (array, to_json (g_ptr_array_index (lookalikes, i)));
  return array;
}
