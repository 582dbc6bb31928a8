/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-eligibility-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-text.h"

#define VOTING_AGE  17
#define OLDEST      115  /* years: as the checks of the voter list have it */
#define MARRIED_AGE 10   /* a marriage before it is a slip of the hand; no rule of law */
#define FIRST_YEAR  1900 /* a birth outside these years is a slip of the hand */
#define LAST_YEAR   2199
#define FEBRUARY_29 "-02-29"

static gboolean
refuse (GError **error, const char *problem)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, problem);
  return FALSE;
}

static gint
year_of (const char *date)
{
  return (gint) g_ascii_strtoll (date, NULL, 10);
}

static gboolean
is_leap_day (const char *date)
{
  return g_str_has_suffix (date, FEBRUARY_29);
}

/* 17 years after a leap year comes none, so who was born on 29 February has no such day. The law is
 * silent; on 1 March the 17 years have passed by any count. Returns: (transfer full) */
static char *
coming_of_age (const char *birth)
{
  return g_strdup_printf ("%04d%s", year_of (birth) + VOTING_AGE,
                          is_leap_day (birth) ? "-03-01" : birth + strlen ("YYYY"));
}

/* "YYYY-MM-DD" stands in the order of time. */
static gboolean
is_after (const char *date, const char *other)
{
  return strcmp (date, other) > 0;
}

static gboolean
check_answers (const GvtEligibilityAnswers *answers, GError **error)
{
  if (!gvt_date_is_valid (answers->birth))
    return refuse (error, _ ("the date of birth is no day of the calendar"));
  if (year_of (answers->birth) < FIRST_YEAR || year_of (answers->birth) > LAST_YEAR)
    return refuse (error, _ ("the year of birth cannot be right"));
  if (answers->on == NULL)
    return TRUE;
  if (!gvt_date_is_valid (answers->on))
    return refuse (error, _ ("the voting day is no day of the calendar"));
  if (is_after (answers->birth, answers->on))
    return refuse (error, _ ("the date of birth is after the day asked about"));
  if (year_of (answers->on) - year_of (answers->birth) > OLDEST)
    return refuse (error, _ ("the year of birth cannot be right"));
  if (answers->marriage != GVT_MARRIAGE_NEVER
      && year_of (answers->on) - year_of (answers->birth) < MARRIED_AGE)
    return refuse (error, _ ("the date of birth does not go with a marriage"));
  return TRUE;
}

/* --- the rules --- */

/* Each rule says whether it decides, and then puts outcome and reason into @verdict. */
typedef gboolean (*Judge) (const GvtEligibilityAnswers *answers, GvtEligibility *verdict);

static gboolean
judge_service (const GvtEligibilityAnswers *answers, GvtEligibility *verdict)
{
  if (answers->service != GVT_SERVICE_ACTIVE)
    return FALSE;
  verdict->why = g_strdup (_ ("Active members of TNI and Polri do not use their right to vote, so "
                              "that they take no side."));
  return TRUE;
}

static gboolean
judge_revocation (const GvtEligibilityAnswers *answers, GvtEligibility *verdict)
{
  if (!answers->is_revoked)
    return FALSE;
  verdict->why = g_strdup (_ ("A final court ruling took away the right to vote."));
  return TRUE;
}

static gboolean
is_of_age (const GvtEligibilityAnswers *answers)
{
  g_autofree char *since = coming_of_age (answers->birth);

  return !is_after (since, answers->on);
}

/* A vote since the discharge, whose day nobody asks: so none is told. */
static gboolean
judge_discharge (const GvtEligibilityAnswers *answers, GvtEligibility *verdict)
{
  if (answers->service != GVT_SERVICE_RETIRED || (answers->on != NULL && !is_of_age (answers)))
    return FALSE;
  verdict->outcome = GVT_ELIGIBILITY_YES;
  verdict->why = g_strdup (_ ("Who has left TNI or Polri is a voter again, once registered."));
  return TRUE;
}

static gboolean
judge_age (const GvtEligibilityAnswers *answers, GvtEligibility *verdict)
{
  g_autofree char *since_text = NULL;
  g_autofree char *on_text = NULL;

  if (answers->on == NULL || !is_of_age (answers))
    return FALSE;
  verdict->outcome = GVT_ELIGIBILITY_YES;
  verdict->since = coming_of_age (answers->birth);
  since_text = gvt_text_date (verdict->since);
  on_text = gvt_text_date (answers->on);
  verdict->why = g_strdup_printf (_ ("17 years old since %s, so old enough on %s."), since_text,
                                  on_text);
  return TRUE;
}

/* Without a day nobody knows whether the age counts or the marriage: both are told. */
static gboolean
judge_marriage (const GvtEligibilityAnswers *answers, GvtEligibility *verdict)
{
  g_autofree char *since = coming_of_age (answers->birth);
  g_autofree char *since_text = gvt_text_date (since);

  if (answers->marriage == GVT_MARRIAGE_NEVER)
    return FALSE;
  verdict->outcome = GVT_ELIGIBILITY_YES;
  verdict->why = answers->on != NULL
                     ? g_strdup (_ ("Who is or was married may vote, even before turning 17."))
                     : g_strdup_printf (
                         _ ("Who is or was married may vote at any age. From %s on, the 17th "
                            "birthday, age alone is enough."),
                         since_text);
  return TRUE;
}

/* Never married, and not 17 on the day; or no day is known. */
static gboolean
judge_youth (const GvtEligibilityAnswers *answers, GvtEligibility *verdict)
{
  g_autofree char *since_text = NULL;
  g_autofree char *on_text = NULL;

  verdict->since = coming_of_age (answers->birth);
  since_text = gvt_text_date (verdict->since);
  if (answers->on == NULL)
    {
      verdict->outcome = GVT_ELIGIBILITY_FROM;
      verdict->why = g_strdup_printf (_ ("The voting day is not set yet. Old enough on each voting "
                                         "day from %s on, the 17th birthday."),
                                      since_text);
      return TRUE;
    }
  on_text = gvt_text_date (answers->on);
  verdict->why = g_strdup_printf (_ ("Turns 17 on %s. On %s that is still to come."), since_text,
                                  on_text);
  return TRUE;
}

/* Asked from the top; the first that decides is told. */
static const struct
{
  const char *code;
  const char *statement;
  Judge judge;
} rules[] = {
  { "tni-polri", "tni-polri", judge_service },   { "hak-dicabut", "hak-dicabut", judge_revocation },
  { "pensiun", "pensiun", judge_discharge },     { "umur", "syarat-pemilih", judge_age },
  { "kawin", "syarat-pemilih", judge_marriage }, { "umur", "syarat-pemilih", judge_youth },
};

static void
apply_rules (GvtEligibility *self, const GvtEligibilityAnswers *answers)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].judge (answers, self))
      {
        self->rule = rules[i].code;
        gvt_eligibility_cite (self, rules[i].statement);
        return;
      }
}

static void
note_leap_day (GvtEligibility *self)
{
  char *why = g_strdup_printf ("%s\n%s", self->why,
                               _ ("The law does not say when somebody born on 29 February turns "
                                  "17. 1 March is counted here; "
                                  "ask the KPU of your regency or city."));

  g_free (self->why);
  self->why = why;
  gvt_eligibility_cite (self, "hari-kabisat");
}

GvtEligibility *
gvt_eligibility_judge (const GvtEligibilityAnswers *answers, GError **error)
{
  GvtEligibility *self;

  g_return_val_if_fail (answers != NULL, NULL);

  if (!check_answers (answers, error))
    return NULL;
  self = g_new0 (GvtEligibility, 1);
  self->bring = g_ptr_array_new_with_free_func (g_free);
  self->next = g_ptr_array_new_with_free_func (g_free);
  self->statements = g_ptr_array_new_with_free_func (g_object_unref);
  apply_rules (self, answers);
  if (self->since != NULL && is_leap_day (answers->birth))
    note_leap_day (self);
  gvt_eligibility_advise (self, answers);
  gvt_eligibility_cite (self, "mental");
  return self;
}
