/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-school-row.h"

#include <glib/gi18n-lib.h>

#include "gvt-code-list.h"
#include "gvt-json.h"
#include "gvt-text.h"

const char *
gvt_school_pile_to_text (GvtSchoolPile pile)
{
  static const char *const texts[GVT_N_PILES] = { "listed", "look", "not_listed", "not_yet_17",
                                                  "elsewhere" };

  return texts[pile];
}

const char *
gvt_school_pile_words (GvtSchoolPile pile)
{
  static const char *const words[GVT_N_PILES] = {
    N_ ("Listed"),     N_ ("To look at"),          N_ ("May vote, not listed"),
    N_ ("Not yet 17"), N_ ("Cannot be told here"),
  };

  return _ (words[pile]);
}

void
gvt_school_row_free (GvtSchoolRow *self)
{
  g_clear_pointer (&self->pupil, gvt_pupil_free);
  g_clear_pointer (&self->matched, gvt_matched_free);
  g_free (self->village);
  g_free (self->village_name);
  g_free (self->turns_17);
  g_free (self);
}

/* --- in words --- */

static void
add (GString *text, const char *sentence)
{
  if (*sentence != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
}

/* By GvtSchoolUntold. */
static const char *
untold_words (GvtSchoolUntold untold)
{
  static const char *const words[] = {
    "",
    N_ ("The list of this village is not on this laptop."),
    N_ ("The list of this village is damaged: synchronise to fetch it again."),
    N_ ("The list of this village is closed."),
    N_ ("The sheet does not say in which village."),
    N_ ("No village of this province is called so."),
    N_ ("Several villages are called so: write the district beside it."),
  };

  return *words[untold] != '\0' ? _ (words[untold]) : "";
}

static const char *
match_words (const GvtSchoolRow *self)
{
  switch (self->matched->match)
    {
    case GVT_MATCH_NIK:
      return _ ("Found by the NIK.");
    case GVT_MATCH_NAME:
      return _ ("Found by name and birth date.");
    case GVT_MATCH_PERHAPS_NIK:
      return _ ("The list has this NIK under another name.");
    case GVT_MATCH_PERHAPS_NAME:
      return _ ("Born on the same day, with a like name; not sure enough.");
    case GVT_MATCH_NONE:
    default:
      return "";
    }
}

static void
add_voter (GString *text, GvtVoterHit *hit)
{
  /* Translators: a voter in a list: his name, village and polling station */
  g_autofree char *where = g_strdup_printf (
      _ ("In the list: %s, %s, TPS %s."), gvt_voter_hit_get_name (hit),
      gvt_voter_hit_get_village (hit), gvt_voter_hit_get_tps (hit));

  add (text, where);
}

static void
add_age (GString *text, const GvtSchoolRow *self)
{
  g_autofree char *date = gvt_text_date (self->turns_17);
  g_autofree char *words = g_strdup_printf (
      self->pile == GVT_PILE_YOUNG    ? _ ("Turns 17 on %s.")
      : self->pile == GVT_PILE_LISTED ? _ ("Turns 17 only on %s.")
                                      : _ ("Married or has been married; turns 17 on %s."),
      date);

  add (text, words);
}

static void
add_report (GString *text, GvtProposal *proposal)
{
  g_autofree char *words = g_strdup_printf (_ ("Already reported: receipt %s."),
                                            gvt_proposal_get_receipt (proposal));

  add (text, words);
}

char *
gvt_school_row_describe (const GvtSchoolRow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *notes = gvt_pupil_describe_notes (self->pupil->notes);

  if (self->matched->proposal != NULL)
    add_report (text, self->matched->proposal);
  if (self->matched->hit != NULL)
    add_voter (text, self->matched->hit);
  add (text, match_words (self));
  if (self->matched->n_rows > 1)
    {
      g_autofree char *many = g_strdup_printf (ngettext ("%u row of the lists fits.",
                                                         "%u rows of the lists fit as well.",
                                                         self->matched->n_rows),
                                               self->matched->n_rows);

      add (text, many);
    }
  if (self->turns_17 != NULL)
    add_age (text, self);
  add (text, untold_words (self->untold));
  add (text, notes);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
gvt_school_row_describe_home (const GvtSchoolRow *self)
{
  const char *class = self->pupil->text[GVT_PUPIL_CLASS];
  const char *village = self->village_name != NULL ? self->village_name
                                                   : self->pupil->text[GVT_PUPIL_VILLAGE];

  if (class != NULL && village != NULL)
    return g_strdup_printf ("%s · %s", class, village);
  return g_strdup (class != NULL ? class : village != NULL ? village : "");
}

/* --- what comes next --- */

gboolean
gvt_school_row_may_report (const GvtSchoolRow *self)
{
  return self->pile == GVT_PILE_NOT_LISTED && self->matched->proposal == NULL;
}

void
gvt_school_row_fill_proposal (const GvtSchoolRow *self, GvtProposalInput *input)
{
  static const struct
  {
    GvtProposalField field;
    GvtPupilField from;
  } fields[] = {
    { GVT_FIELD_NIK, GVT_PUPIL_NIK },
    { GVT_FIELD_NAME, GVT_PUPIL_NAME },
    { GVT_FIELD_BIRTH_PLACE, GVT_PUPIL_BIRTH_PLACE },
    { GVT_FIELD_BIRTH_DATE, GVT_PUPIL_BIRTH_DATE },
    { GVT_FIELD_MARITAL, GVT_PUPIL_MARITAL },
    { GVT_FIELD_SEX, GVT_PUPIL_SEX },
    { GVT_FIELD_ADDRESS, GVT_PUPIL_ADDRESS },
    { GVT_FIELD_RT, GVT_PUPIL_RT },
    { GVT_FIELD_RW, GVT_PUPIL_RW },
  };

  input->proposal = GVT_PROPOSAL_NEW;
  input->village = self->village;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    input->values[fields[i].field] = self->pupil->text[fields[i].from];
}

/* --- for programs --- */

static void
set_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
  else
    json_object_set_null_member (object, member);
}

static void
set_voter (JsonObject *object, GvtVoterHit *hit)
{
  JsonObject *voter;

  if (hit == NULL)
    {
      json_object_set_null_member (object, "voter");
      return;
    }
  voter = json_object_new ();
  json_object_set_string_member (voter, "name", gvt_voter_hit_get_name (hit));
  json_object_set_string_member (voter, "village_code", gvt_voter_hit_get_village_code (hit));
  json_object_set_string_member (voter, "village", gvt_voter_hit_get_village (hit));
  json_object_set_string_member (voter, "tps", gvt_voter_hit_get_tps (hit));
  json_object_set_string_member (voter, "election", gvt_voter_hit_get_election (hit));
  json_object_set_string_member (voter, "as_of", gvt_voter_hit_get_as_of (hit));
  json_object_set_object_member (object, "voter", voter);
}

static void
set_proposal (JsonObject *object, GvtProposal *proposal)
{
  JsonObject *member;

  if (proposal == NULL)
    {
      json_object_set_null_member (object, "proposal");
      return;
    }
  member = json_object_new ();
  gvt_json_set_id (member, "id", gvt_proposal_get_id (proposal));
  json_object_set_string_member (member, "receipt", gvt_proposal_get_receipt (proposal));
  json_object_set_object_member (object, "proposal", member);
}

JsonObject *
gvt_school_row_to_json (const GvtSchoolRow *self)
{
  static const char *const whys[] = { NULL,
                                      "not_carried",
                                      "damaged",
                                      "closed",
                                      "village_missing",
                                      "village_unknown",
                                      "village_ambiguous" };
  JsonObject *object = json_object_new ();
  const GvtPupil *pupil = self->pupil;
  const char *marital = pupil->text[GVT_PUPIL_MARITAL];

  json_object_set_int_member (object, "line", pupil->line);
  set_text (object, "name", pupil->text[GVT_PUPIL_NAME]);
  set_text (object, "sex", pupil->text[GVT_PUPIL_SEX]);
  set_text (object, "class", pupil->text[GVT_PUPIL_CLASS]);
  set_text (object, "village", pupil->text[GVT_PUPIL_VILLAGE]);
  set_text (object, "village_code", self->village);
  json_object_set_string_member (object, "pile", gvt_school_pile_to_text (self->pile));
  json_object_set_string_member (object, "match", gvt_match_to_text (self->matched->match));
  json_object_set_int_member (object, "rows", self->matched->n_rows);
  set_voter (object, self->matched->hit);
  set_text (object, "why", whys[self->untold]);
  set_text (object, "turns_17", self->turns_17);
  json_object_set_boolean_member (object, "married", marital != NULL && *marital != 'B');
  json_object_set_array_member (object, "notes", gvt_pupil_notes_to_json (pupil->notes));
  set_proposal (object, self->matched->proposal);
  return object;
}
