/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-school-piles.h"

#include <glib/gi18n-lib.h>

#include "gvt-eligibility.h"
#include "gvt-error.h"
#include "gvt-home-village-private.h"
#include "gvt-session-views.h"
#include "gvt-text.h"

GvtSchoolPiles *
gvt_school_piles_ref (GvtSchoolPiles *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
gvt_school_piles_unref (GvtSchoolPiles *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->day);
  gvt_school_list_state_clear (&self->state);
  g_free (self);
}

typedef struct
{
  GvtSchoolPiles *piles;
  GvtRoll *roll;
  GvtRegionList *regions; /* (nullable) */
  GvtHomeVillages *homes;
} Sorting;

/* --- one pupil --- */

static GvtMarriage
marriage_of (const GvtPupil *pupil)
{
  const char *marital = pupil->text[GVT_PUPIL_MARITAL];

  return g_strcmp0 (marital, "S") == 0   ? GVT_MARRIAGE_NOW
         : g_strcmp0 (marital, "P") == 0 ? GVT_MARRIAGE_FORMERLY
                                         : GVT_MARRIAGE_NEVER;
}

/* @turns_17: (out) (transfer full) (nullable): where that is still to come on the day. Returns:
 * whether he may vote */
static gboolean
judge_age (const GvtPupil *pupil, const char *day, char **turns_17)
{
  GvtEligibilityAnswers answers = { .birth = pupil->text[GVT_PUPIL_BIRTH_DATE],
                                    .on = day,
                                    .marriage = marriage_of (pupil) };
  g_autoptr (GvtEligibility) verdict = gvt_eligibility_judge (&answers, NULL);
  g_autoptr (GvtEligibility) by_age = NULL;

  answers.marriage = GVT_MARRIAGE_NEVER;
  by_age = gvt_eligibility_judge (&answers, NULL);
  *turns_17 = by_age != NULL && by_age->outcome == GVT_ELIGIBILITY_NO ? g_strdup (by_age->since)
                                                                      : NULL;
  return verdict == NULL || verdict->outcome != GVT_ELIGIBILITY_NO; /* NULL: older than anybody */
}

static gboolean
holds_village (GListModel *lists, const char *village)
{
  for (guint i = 0; i < g_list_model_get_n_items (lists); i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, i);

      if (g_strcmp0 (gvt_leased_list_get_village (list), village) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether the silence of the lists says something of whom lives in @village: where one of them is
 * damaged, the others are not enough. */
static GvtSchoolUntold
judge_village (Sorting *self, const char *village)
{
  if (holds_village (gvt_roll_get_failed (self->roll), village))
    return GVT_UNTOLD_DAMAGED;
  if (holds_village (gvt_roll_get_lists (self->roll), village))
    return GVT_UNTOLD_NONE;
  return holds_village (gvt_roll_get_closed (self->roll), village) ? GVT_UNTOLD_CLOSED
                                                                   : GVT_UNTOLD_NOT_CARRIED;
}

static GvtSchoolUntold
judge_home (Sorting *self, GvtSchoolRow *row)
{
  const char *code;

  switch (gvt_home_villages_find (self->homes, row->pupil->text[GVT_PUPIL_VILLAGE],
                                  row->pupil->text[GVT_PUPIL_DISTRICT], &code))
    {
    case GVT_HOME_FOUND:
      row->village = g_strdup (code);
      row->village_name = g_strdup (
          gvt_region_get_name (gvt_region_list_find (self->regions, code)));
      return judge_village (self, code);
    case GVT_HOME_MISSING:
      return GVT_UNTOLD_MISSING;
    case GVT_HOME_AMBIGUOUS:
      return GVT_UNTOLD_AMBIGUOUS;
    case GVT_HOME_UNKNOWN:
    default:
      return GVT_UNTOLD_UNKNOWN;
    }
}

/* Found is found, whatever his age; who is too young is so wherever he lives; and only then it
 * counts whose list is here. */
static void
sort_row (GvtSchoolRow *row, const char *day, GvtSchoolUntold home)
{
  gboolean may_vote = judge_age (row->pupil, day, &row->turns_17);

  if (row->matched->match > GVT_MATCH_PERHAPS_NIK)
    row->pile = GVT_PILE_LISTED;
  else if (row->matched->match != GVT_MATCH_NONE)
    row->pile = GVT_PILE_LOOK;
  else if (!may_vote)
    row->pile = GVT_PILE_YOUNG;
  else
    row->pile = home == GVT_UNTOLD_NONE ? GVT_PILE_NOT_LISTED : GVT_PILE_ELSEWHERE;
  if (row->pile == GVT_PILE_ELSEWHERE)
    row->untold = home;
}

/* --- all of them --- */

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const GvtSchoolRow *left = *(const GvtSchoolRow *const *) a;
  const GvtSchoolRow *right = *(const GvtSchoolRow *const *) b;

  if (left->pile != right->pile)
    return (int) left->pile - (int) right->pile;
  return g_utf8_collate (left->pupil->text[GVT_PUPIL_NAME], right->pupil->text[GVT_PUPIL_NAME]);
}

/* Frees @pupils' array; the pupils are the rows' then. Returns: (transfer full): what each home
 * tells, in order */
static GArray *
begin_rows (Sorting *self, GPtrArray *pupils)
{
  GArray *homes = g_array_new (FALSE, FALSE, sizeof (GvtSchoolUntold));

  for (guint i = 0; i < pupils->len; i++)
    {
      GvtSchoolRow *row = g_new0 (GvtSchoolRow, 1);
      GvtSchoolUntold home;

      row->pupil = g_steal_pointer (&pupils->pdata[i]);
      home = judge_home (self, row);
      g_ptr_array_add (self->piles->rows, row);
      g_array_append_val (homes, home);
    }
  g_ptr_array_set_free_func (pupils, NULL);
  return homes;
}

/* Returns: (transfer full) (element-type GvtSought): borrowed from the rows */
static GPtrArray *
list_sought (const GvtSchoolPiles *piles)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < piles->rows->len; i++)
    {
      const GvtSchoolRow *row = piles->rows->pdata[i];
      GvtSought *sought = g_new (GvtSought, 1);

      *sought = (GvtSought){ row->pupil->text[GVT_PUPIL_NIK], row->pupil->text[GVT_PUPIL_NAME],
                             row->pupil->text[GVT_PUPIL_BIRTH_DATE],
                             row->pupil->text[GVT_PUPIL_BIRTH_PLACE], row->village };
      g_ptr_array_add (all, sought);
    }
  return all;
}

static void
end_rows (GvtSchoolPiles *piles, GPtrArray *matched, GArray *homes)
{
  for (guint i = 0; i < piles->rows->len; i++)
    {
      GvtSchoolRow *row = piles->rows->pdata[i];

      row->matched = g_steal_pointer (&matched->pdata[i]);
      sort_row (row, piles->day, g_array_index (homes, GvtSchoolUntold, i));
      piles->counts[row->pile]++;
    }
  g_ptr_array_set_free_func (matched, NULL);
  g_ptr_array_sort (piles->rows, compare_rows);
}

static gboolean
sort_pupils (Sorting *self,
             GvtProfile *profile,
             GvtVisit *visit,
             GPtrArray *pupils,
             const char *purpose,
             GError **error)
{
  g_autoptr (GArray) homes = begin_rows (self, pupils);
  g_autoptr (GPtrArray) sought = list_sought (self->piles);
  g_autoptr (GPtrArray) matched = gvt_people_match (profile, self->roll, sought,
                                                    gvt_visit_get_place (visit), purpose, error);

  if (matched == NULL)
    return FALSE;
  end_rows (self->piles, matched, homes);
  return TRUE;
}

static gboolean
take_day (GvtSchoolPiles *piles, GvtProfile *profile, const char *day, GError **error)
{
  if (day != NULL && !gvt_date_is_valid (day))
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("the voting day: write it as YYYY-MM-DD"));
      return FALSE;
    }
  piles->day = day != NULL ? g_strdup (day)
                           : gvt_date_iso (gvt_clock_now_us (gvt_profile_get_clock (profile)));
  return TRUE;
}

GvtSchoolPiles *
gvt_school_piles_sort (GvtProfile *profile,
                       GvtRoll *roll,
                       GvtRegionList *regions,
                       const GvtId *visit,
                       const char *day,
                       const char *purpose,
                       GError **error)
{
  g_autoptr (GvtSchoolPiles) piles = g_new0 (GvtSchoolPiles, 1);
  g_autoptr (GvtHomeVillages) homes = NULL;
  g_autoptr (GPtrArray) pupils = NULL;
  g_autoptr (GvtVisit) found = NULL;
  Sorting sorting = { piles, roll, regions, NULL };

  g_atomic_ref_count_init (&piles->refs);
  piles->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_school_row_free);
  if (!take_day (piles, profile, day, error)
      || !gvt_school_lists_read_state (profile, visit, &piles->state, error)
      || (found = gvt_visits_view (profile, visit, error)) == NULL
      || (pupils = gvt_school_lists_read (profile, visit, &piles->n_twice, error)) == NULL)
    return NULL;

  piles->n_villages = g_list_model_get_n_items (gvt_roll_get_lists (roll));
  sorting.homes = homes = gvt_home_villages_new (regions);
  return pupils->len == 0 || sort_pupils (&sorting, profile, found, pupils, purpose, error)
             ? g_steal_pointer (&piles)
             : NULL;
}

/* --- told --- */

char *
gvt_school_piles_describe (const GvtSchoolPiles *self)
{
  /* Translators: how many pupils of a school are in each pile */
  return g_strdup_printf (_ ("%u pupils: %u listed, %u to look at, %u may vote and are not listed, "
                             "%u not yet 17, %u cannot be told here"),
                          self->rows->len, self->counts[GVT_PILE_LISTED],
                          self->counts[GVT_PILE_LOOK], self->counts[GVT_PILE_NOT_LISTED],
                          self->counts[GVT_PILE_YOUNG], self->counts[GVT_PILE_ELSEWHERE]);
}

/* @sentence: (transfer full) */
static void
add_sentence (GString *text, char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

char *
gvt_school_piles_describe_facts (const GvtSchoolPiles *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const GvtSchoolListState *state = &self->state;
  g_autofree char *day = gvt_text_date (self->day);
  g_autofree char *end = state->erased_on != NULL ? gvt_text_date (state->erased_on) : NULL;

  add_sentence (text, g_strdup_printf (_ ("Age counts on %s."), day));
  if (end != NULL)
    add_sentence (text, g_strdup_printf (_ ("The list never leaves this laptop, and is erased on "
                                            "%s."),
                                         end));
  if (self->n_twice > 0)
    add_sentence (
        text, g_strdup_printf (ngettext ("%u line says the same of somebody again.",
                                         "%u lines say the same of somebody again.", self->n_twice),
                               self->n_twice));
  if (state->n_left_out > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%u line could not be read and was left out.",
                                                   "%u lines could not be read and were left out.",
                                                   state->n_left_out),
                                         state->n_left_out));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

JsonObject *
gvt_school_piles_to_json (const GvtSchoolPiles *self)
{
  JsonObject *object = json_object_new ();
  JsonObject *counts = json_object_new ();
  JsonArray *rows = json_array_new ();

  for (guint i = 0; i < GVT_N_PILES; i++)
    json_object_set_int_member (counts, gvt_school_pile_to_text ((GvtSchoolPile) i),
                                self->counts[i]);
  for (guint i = 0; i < self->rows->len; i++)
    json_array_add_object_element (rows, gvt_school_row_to_json (self->rows->pdata[i]));
  json_object_set_string_member (object, "day", self->day);
  json_object_set_int_member (object, "pupils", self->rows->len);
  json_object_set_object_member (object, "counts", counts);
  json_object_set_int_member (object, "twice", self->n_twice);
  json_object_set_int_member (object, "left_out", self->state.n_left_out);
  json_object_set_int_member (object, "erased", self->state.n_erased);
  if (self->state.erased_on != NULL)
    json_object_set_string_member (object, "erased_on", self->state.erased_on);
  else
    json_object_set_null_member (object, "erased_on");
  json_object_set_int_member (object, "villages", self->n_villages);
  json_object_set_array_member (object, "rows", rows);
  return object;
}
