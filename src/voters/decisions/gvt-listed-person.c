/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-listed-person.h"

#include <string.h>

#include "gvt-listed-birth.h"

static const GvtVoterColumn columns[GVT_N_LIST_FIELDS] = {
  [GVT_FIELD_NIK] = GVT_VOTER_NIK,
  [GVT_FIELD_NKK] = GVT_VOTER_NKK,
  [GVT_FIELD_NAME] = GVT_VOTER_NAME,
  [GVT_FIELD_BIRTH_PLACE] = GVT_VOTER_BIRTH_PLACE,
  [GVT_FIELD_BIRTH_DATE] = GVT_VOTER_BIRTH_DATE,
  [GVT_FIELD_MARITAL] = GVT_VOTER_MARITAL,
  [GVT_FIELD_SEX] = GVT_VOTER_SEX,
  [GVT_FIELD_ADDRESS] = GVT_VOTER_ADDRESS,
  [GVT_FIELD_RT] = GVT_VOTER_RT,
  [GVT_FIELD_RW] = GVT_VOTER_RW,
  [GVT_FIELD_DISABILITY] = GVT_VOTER_DISABILITY,
  [GVT_FIELD_KTP_EL] = GVT_VOTER_KTP_EL,
  [GVT_FIELD_TPS] = GVT_VOTER_TPS,
};

static char *
dup_value (const GvtVoterRow *row, GvtProposalField field)
{
  const char *cell = row->text[columns[field]];
  char iso[11];

  return g_strdup (field == GVT_FIELD_BIRTH_DATE && gvt_listed_birth_read (cell, iso) ? iso : cell);
}

GvtListedPerson *
gvt_listed_person_new (const GvtVoterRow *row)
{
  GvtListedPerson *self = g_new0 (GvtListedPerson, 1);

  for (guint i = 0; i < GVT_N_LIST_FIELDS; i++)
    self->values[i] = dup_value (row, (GvtProposalField) i);
  self->note = g_strdup (row->text[GVT_VOTER_NOTE]);
  return self;
}

void
gvt_listed_person_free (GvtListedPerson *self)
{
  for (guint i = 0; i < GVT_N_LIST_FIELDS; i++)
    gvt_wipe_free (self->values[i]);
  g_free (self->note);
  g_free (self);
}

/* Returns: (transfer full): blanks as one, capital letters */
static char *
fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *upper = g_utf8_strup (valid, -1);
  g_auto (GStrv) words = g_strsplit_set (upper, " \t\n", -1);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (folded, "%s%s", folded->len > 0 ? " " : "", words[i]);
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

gboolean
gvt_field_values_same (const char *a, const char *b)
{
  char *left = fold (a);
  char *right = fold (b);
  gboolean is_same = strcmp (left, right) == 0;

  gvt_wipe_free (left);
  gvt_wipe_free (right);
  return is_same;
}

const char *
gvt_proposal_details_value (GvtProposalDetails *details, GvtProposalField field)
{
  const char *wanted = gvt_proposal_details_get_new (details, field);

  return wanted != NULL ? wanted : gvt_proposal_details_get (details, field);
}

static gboolean
is_any (const char *cell, GvtProposalDetails *details, GvtProposalField field)
{
  const char *const known[] = { gvt_proposal_details_get (details, field),
                                gvt_proposal_details_get_old (details, field),
                                gvt_proposal_details_get_new (details, field) };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i] != NULL && *cell != '\0' && gvt_field_values_same (cell, known[i]))
      return TRUE;
  return FALSE;
}

guint
gvt_listed_person_fits (GvtProposalDetails *details, const GvtVoterRow *row)
{
  gboolean has_nik = is_any (row->text[GVT_VOTER_NIK], details, GVT_FIELD_NIK);
  gboolean has_name;
  char birth[11];

  if (!has_nik
      && (gvt_proposal_details_get (details, GVT_FIELD_NAME) == NULL
          || !gvt_listed_birth_read (row->text[GVT_VOTER_BIRTH_DATE], birth)
          || !is_any (birth, details, GVT_FIELD_BIRTH_DATE)))
    return 0;

  has_name = is_any (row->text[GVT_VOTER_NAME], details, GVT_FIELD_NAME);
  if (has_nik)
    return has_name ? 3 : 2;
  return has_name ? 1 : 0;
}
