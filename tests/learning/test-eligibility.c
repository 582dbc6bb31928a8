/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-eligibility.h"
#include "gvt-error.h"
#include "gvt-test.h"

/* Who may vote, by hand from the facts: on the voting day 17 or married or ever married; not by a
 * final ruling, not while in TNI or Polri. 14 February 2024 is the voting day of 2024. */
#define DAY "2024-02-14"

#define NEVER  GVT_MARRIAGE_NEVER
#define NOW    GVT_MARRIAGE_NOW
#define FORMER GVT_MARRIAGE_FORMERLY
#define NO     GVT_ELIGIBILITY_NO
#define YES    GVT_ELIGIBILITY_YES
#define FROM   GVT_ELIGIBILITY_FROM

static const struct
{
  GvtEligibilityAnswers answers;
  GvtEligibilityOutcome outcome;
  const char *rule;
  const char *since;     /* or NULL */
  const char *statement; /* the first that is cited */
  const char *title;
} rows[] = {
  { { .birth = "2007-02-14", .on = DAY }, YES, "umur", "2024-02-14", "syarat-pemilih", "Can vote" },
  { { .birth = "2007-02-15", .on = DAY },
    NO,
    "umur",
    "2024-02-15",
    "syarat-pemilih",
    "Cannot vote yet" },
  { { .birth = "1950-07-01", .on = DAY }, YES, "umur", "1967-07-01", "syarat-pemilih", "Can vote" },
  { { .birth = "2007-02-15", .on = DAY, .marriage = NOW },
    YES,
    "kawin",
    NULL,
    "syarat-pemilih",
    "Can vote" },
  { { .birth = "2008-05-20", .on = DAY, .marriage = FORMER },
    YES,
    "kawin",
    NULL,
    "syarat-pemilih",
    "Can vote" },
  { { .birth = "2000-01-01", .on = DAY, .marriage = NOW },
    YES,
    "umur",
    "2017-01-01",
    "syarat-pemilih",
    "Can vote" },
  { { .birth = "1990-03-03", .on = DAY, .marriage = NOW, .service = GVT_SERVICE_ACTIVE },
    NO,
    "tni-polri",
    NULL,
    "tni-polri",
    "Does not vote" },
  { { .birth = "1960-03-03", .on = DAY, .marriage = NOW, .service = GVT_SERVICE_RETIRED },
    YES,
    "pensiun",
    NULL,
    "pensiun",
    "Can vote" },
  { { .birth = "1980-03-03", .service = GVT_SERVICE_RETIRED },
    YES,
    "pensiun",
    NULL,
    "pensiun",
    "Can vote" },
  { { .birth = "1990-03-03", .on = DAY, .is_revoked = TRUE },
    NO,
    "hak-dicabut",
    NULL,
    "hak-dicabut",
    "Does not vote" },
  { { .birth = "1990-03-03", .on = DAY, .id_card = GVT_ID_CARD_NONE },
    YES,
    "umur",
    "2007-03-03",
    "syarat-pemilih",
    "Can vote" },
  /* No voting day is set: no day is made up. */
  { { .birth = "2010-05-07" },
    FROM,
    "umur",
    "2027-05-07",
    "syarat-pemilih",
    "Can vote from 7 Mei 2027 on" },
  { { .birth = "2010-05-07", .marriage = NOW }, YES, "kawin", NULL, "syarat-pemilih", "Can vote" },
  { { .birth = "1990-03-03", .is_revoked = TRUE },
    NO,
    "hak-dicabut",
    NULL,
    "hak-dicabut",
    "Does not vote" },
  /* 29 February: the law is silent, 1 March is counted and said to be so. */
  { { .birth = "2008-02-29", .on = "2025-02-28" },
    NO,
    "umur",
    "2025-03-01",
    "syarat-pemilih",
    "Cannot vote yet" },
  { { .birth = "2008-02-29", .on = "2025-03-01" },
    YES,
    "umur",
    "2025-03-01",
    "syarat-pemilih",
    "Can vote" },
};

static GvtEligibility *
judge (const GvtEligibilityAnswers *answers)
{
  g_autoptr (GError) error = NULL;
  GvtEligibility *verdict = gvt_eligibility_judge (answers, &error);

  g_assert_no_error (error);
  return verdict;
}

static void
test_every_person_is_answered_by_the_facts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GvtEligibility) verdict = judge (&rows[i].answers);
      g_autofree char *title = gvt_eligibility_describe (verdict);

      g_test_message ("row %u: %s", i, rows[i].answers.birth);
      g_assert_cmpint (verdict->outcome, ==, rows[i].outcome);
      g_assert_cmpstr (verdict->rule, ==, rows[i].rule);
      g_assert_cmpstr (verdict->since, ==, rows[i].since);
      g_assert_cmpstr (gvt_claim_get_id (verdict->statements->pdata[0]), ==, rows[i].statement);
      g_assert_cmpstr (title, ==, rows[i].title);
      g_assert_cmpstr (verdict->why, !=, "");
    }
}

/* None of these facts has a dated source or an article compared with the law: none may say more
 * than that. */
static void
test_what_no_dated_source_says_needs_verification (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GvtEligibility) verdict = judge (&rows[i].answers);
      g_autofree char *described = gvt_eligibility_describe_statements (verdict);

      for (guint j = 0; j < verdict->statements->len; j++)
        {
          g_assert_false (gvt_claim_is_verified (verdict->statements->pdata[j]));
          g_assert_cmpstr (gvt_claim_get_basis_checked_on (verdict->statements->pdata[j]), ==, "");
        }
      g_assert_false (gvt_eligibility_is_verified (verdict));
      g_assert_nonnull (strstr (described, "needs verification"));
    }
}

/* Of somebody old and married nobody may say that he votes only for his marriage. */
static void
test_without_a_day_marriage_and_age_are_both_told (void)
{
  GvtEligibilityAnswers answers = { .birth = "1980-01-01", .marriage = NOW };
  g_autoptr (GvtEligibility) verdict = judge (&answers);

  g_assert_nonnull (strstr (verdict->why, "at any age"));
  g_assert_nonnull (strstr (verdict->why, "From 1 Januari 1997 on"));
}

static void
test_a_mental_disability_is_never_a_bar (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GvtEligibility) verdict = judge (&rows[i].answers);
      guint n = verdict->statements->len;

      g_assert_cmpstr (gvt_claim_get_id (verdict->statements->pdata[n - 1]), ==, "mental");
      g_assert_cmpstr (verdict->rule, !=, "mental");
    }
}

static void
test_the_uncertain_birthday_says_so (void)
{
  GvtEligibilityAnswers answers = { .birth = "2008-02-29" };
  GvtEligibilityAnswers married = { .birth = "2008-02-29", .marriage = GVT_MARRIAGE_NOW };
  g_autoptr (GvtEligibility) verdict = judge (&answers);
  g_autoptr (GvtEligibility) by_marriage = judge (&married);

  g_assert_nonnull (strstr (verdict->why, "1 March is counted"));
  g_assert_cmpstr (gvt_claim_get_id (verdict->statements->pdata[1]), ==, "hari-kabisat");
  g_assert_null (strstr (by_marriage->why, "1 March"));
}

/* --- what to bring, what to do --- */

static gboolean
says (GPtrArray *texts, const char *part)
{
  for (guint i = 0; i < texts->len; i++)
    if (strstr (texts->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_a_voter_is_told_what_to_bring_and_what_to_do (void)
{
  GvtEligibilityAnswers answers = { .birth = "2000-01-01", .on = DAY };
  g_autoptr (GvtEligibility) verdict = judge (&answers);

  g_assert_cmpuint (verdict->bring->len, ==, 2);
  g_assert_true (says (verdict->bring, "The KTP-el."));
  g_assert_true (says (verdict->bring, "C.Pemberitahuan"));
  g_assert_cmpuint (verdict->next->len, ==, 3);
  g_assert_true (says (verdict->next, "cekdptonline.kpu.go.id"));
  g_assert_true (says (verdict->next, "12.00 to 13.00"));
}

static void
test_without_a_card_the_way_leads_to_dukcapil (void)
{
  GvtEligibilityAnswers none = { .birth = "2000-01-01", .on = DAY, .id_card = GVT_ID_CARD_NONE };
  GvtEligibilityAnswers recorded = {
    .birth = "2000-01-01",
    .on = DAY,
    .id_card = GVT_ID_CARD_RECORDED,
  };
  g_autoptr (GvtEligibility) verdict = judge (&none);
  g_autoptr (GvtEligibility) waiting = judge (&recorded);

  g_assert_true (says (verdict->next, "recording the KTP-el"));
  g_assert_false (says (verdict->next, "DPK"));
  g_assert_cmpuint (verdict->bring->len, ==, 0);
  g_assert_true (says (waiting->next, "that was recorded"));
}

static void
test_marriage_discharge_and_moving_ask_for_their_papers (void)
{
  GvtEligibilityAnswers young = { .birth = "2008-05-20", .on = DAY, .marriage = NOW };
  GvtEligibilityAnswers retired = {
    .birth = "1960-03-03",
    .on = DAY,
    .service = GVT_SERVICE_RETIRED,
    .has_moved = TRUE,
  };
  g_autoptr (GvtEligibility) married = judge (&young);
  g_autoptr (GvtEligibility) veteran = judge (&retired);

  g_assert_true (says (married->next, "before the 17th birthday, show the marriage"));
  g_assert_true (says (veteran->next, "To be registered, show the letter of discharge"));
  g_assert_true (says (veteran->next, "last address"));
  g_assert_true (says (veteran->next, "DPTb"));
}

static void
test_who_does_not_vote_is_told_what_may_change_it (void)
{
  GvtEligibilityAnswers serving = { .birth = "1990-01-01", .service = GVT_SERVICE_ACTIVE };
  GvtEligibilityAnswers revoked = { .birth = "1990-01-01", .is_revoked = TRUE };
  GvtEligibilityAnswers young = { .birth = "2010-01-01", .on = DAY };
  g_autoptr (GvtEligibility) soldier = judge (&serving);
  g_autoptr (GvtEligibility) ruled = judge (&revoked);
  g_autoptr (GvtEligibility) child = judge (&young);

  g_assert_cmpuint (soldier->bring->len, ==, 0);
  g_assert_true (says (soldier->next, "After leaving TNI or Polri"));
  g_assert_true (says (ruled->next, "what the ruling says"));
  g_assert_cmpuint (child->bring->len, ==, 0);
  g_assert_true (says (child->next, "after the 17th birthday"));
}

static void
assert_refused_when_married (const char *birth, const char *on, GvtMarriage marriage)
{
  GvtEligibilityAnswers answers = { .birth = birth, .on = on, .marriage = marriage };
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_eligibility_judge (&answers, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
assert_refused (const char *birth, const char *on)
{
  assert_refused_when_married (birth, on, NEVER);
}

static void
test_dates_that_cannot_be_are_refused (void)
{
  assert_refused (NULL, NULL);
  assert_refused ("", NULL);
  assert_refused ("2007-02-29", NULL);
  assert_refused ("14-02-2007", NULL);
  assert_refused ("1026-02-14", NULL);
  assert_refused ("1901-01-01", DAY);
  assert_refused ("2007-02-14", "2024-02-30");
  assert_refused ("2007-02-14", "");
  assert_refused ("2024-02-15", DAY);
  assert_refused_when_married ("2024-02-14", DAY, NOW);
  assert_refused_when_married ("2015-01-01", DAY, FORMER);
}

static void
test_as_json_nothing_unknown_is_a_word (void)
{
  GvtEligibilityAnswers answers = { .birth = "2010-05-07", .marriage = NOW };
  GvtEligibilityAnswers young = { .birth = "2010-05-07" };
  g_autoptr (GvtEligibility) verdict = judge (&answers);
  g_autoptr (GvtEligibility) from = judge (&young);
  g_autoptr (JsonObject) json = gvt_eligibility_to_json (verdict);
  g_autoptr (JsonObject) later = gvt_eligibility_to_json (from);

  g_assert_true (json_object_get_boolean_member (json, "may_vote"));
  g_assert_true (json_object_get_null_member (json, "since"));
  g_assert_true (json_object_get_null_member (later, "may_vote"));
  g_assert_cmpstr (json_object_get_string_member (later, "since"), ==, "2027-05-07");
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/eligibility/every-person-is-answered-by-the-facts",
                   test_every_person_is_answered_by_the_facts);
  g_test_add_func ("/eligibility/what-no-dated-source-says-needs-verification",
                   test_what_no_dated_source_says_needs_verification);
  g_test_add_func ("/eligibility/without-a-day-marriage-and-age-are-both-told",
                   test_without_a_day_marriage_and_age_are_both_told);
  g_test_add_func ("/eligibility/a-mental-disability-is-never-a-bar",
                   test_a_mental_disability_is_never_a_bar);
  g_test_add_func ("/eligibility/the-uncertain-birthday-says-so",
                   test_the_uncertain_birthday_says_so);
  g_test_add_func ("/eligibility/a-voter-is-told-what-to-bring-and-what-to-do",
                   test_a_voter_is_told_what_to_bring_and_what_to_do);
  g_test_add_func ("/eligibility/without-a-card-the-way-leads-to-dukcapil",
                   test_without_a_card_the_way_leads_to_dukcapil);
  g_test_add_func ("/eligibility/marriage-discharge-and-moving-ask-for-their-papers",
                   test_marriage_discharge_and_moving_ask_for_their_papers);
  g_test_add_func ("/eligibility/who-does-not-vote-is-told-what-may-change-it",
                   test_who_does_not_vote_is_told_what_may_change_it);
  g_test_add_func ("/eligibility/dates-that-cannot-be-are-refused",
                   test_dates_that_cannot_be_are_refused);
  g_test_add_func ("/eligibility/as-json-nothing-unknown-is-a-word",
                   test_as_json_nothing_unknown_is_a_word);
  return g_test_run ();
}
