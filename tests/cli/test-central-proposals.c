/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the centre's staff read of the corrections that a laptop reported, and what stays of their
 * reading. */
#include "gvt-central-laptop.h"
#include "gvt-centre-key.h"
#include "gvt-code-list.h"
#include "gvt-program-run.h"
#include "gvt-proposal-acts.h"

#define VILLAGE     "99.01.01.2002"
#define FAR_VILLAGE "99.71.02.1003"
#define NIK         "9901010107560003"
#define NEW_NIK     "9901010107560011"
#define NAME        "Lalu Zulqosimbera"
#define BIRTH_DATE  "1956-07-01"

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", NULL };

typedef struct
{
  GvtCentralFixture centre;
  char *centre_folder;
  GvtCentralLaptop *laptop;
  GvtProposal *death;  /* with a birth date, so that no number is shown beside it */
  GvtProposal *number; /* a wrong NIK */
} Fixture;

static GvtProposal *
make (Fixture *self, const GvtProposalInput *input)
{
  g_autoptr (GError) error = NULL;
  GvtProposal *proposal;

  gvt_clock_advance (self->centre.clock, G_TIME_SPAN_SECOND);
  proposal = gvt_proposals_make (self->laptop->profile, input, &error);
  g_assert_no_error (error);
  return proposal;
}

static GvtProposal *
report_death (Fixture *self, const char *village)
{
  static const char *const evidence[] = { "akta-kematian", NULL };
  GvtProposalInput input = {
    .proposal = GVT_PROPOSAL_DEATH,
    .village = village,
    .evidence = evidence,
    .reporter = "family",
    .has_consent = TRUE,
    .values = { [GVT_FIELD_NIK] = NIK,
                [GVT_FIELD_NAME] = NAME,
                [GVT_FIELD_BIRTH_DATE] = BIRTH_DATE },
  };

  return make (self, &input);
}

static GvtProposal *
report_number (Fixture *self)
{
  static const char *const evidence[] = { "ktp-el", NULL };
  static const GvtProposalChange changes[] = { { GVT_FIELD_NIK, NIK, NEW_NIK } };
  GvtProposalInput input = {
    .proposal = GVT_PROPOSAL_WRONG_DATA,
    .village = VILLAGE,
    .evidence = evidence,
    .reporter = "family",
    .has_consent = TRUE,
    .values = { [GVT_FIELD_NIK] = NIK, [GVT_FIELD_NAME] = NAME },
    .changes = changes,
    .n_changes = G_N_ELEMENTS (changes),
  };

  return make (self, &input);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  gvt_central_fixture_set_up (&self->centre, NULL);
  self->centre_folder = g_build_filename (self->centre.folder, "centre", NULL);
  self->laptop = gvt_central_laptop_new (&self->centre, team, 0);
  self->death = report_death (self, VILLAGE);
  self->number = report_number (self);
  gvt_central_admit_all (&self->centre, self->laptop);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_object_unref (self->death);
  g_object_unref (self->number);
  g_free (self->centre_folder);
  gvt_central_laptop_free (self->laptop);
  gvt_central_fixture_tear_down (&self->centre, NULL);
}

/* Runs `govote-central` on the centre; @line is cut at its blanks, '_' stands for one. */
static GvtProgramRun *
run (Fixture *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GPtrArray) args = g_ptr_array_new ();

  g_ptr_array_add (args, (char *) "--data");
  g_ptr_array_add (args, self->centre_folder);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (args, g_strdelimit (words[i], "_", ' '));
  g_ptr_array_add (args, NULL);
  return gvt_program_run_newv ("govote-central", NULL, (const char *const *) args->pdata);
}

/* Returns: (transfer full): what it printed; @n_expected proposals or events */
static JsonArray *
list (Fixture *self, const char *line, guint n_expected)
{
  g_autoptr (GvtProgramRun) done = run (self, line);
  g_autoptr (JsonNode) node = NULL;

  g_assert_cmpstr (done->err, ==, "");
  g_assert_cmpint (done->exit_code, ==, 0);
  node = gvt_program_run_json (done);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, n_expected);
  return json_node_dup_array (node);
}

static void
assert_refused (Fixture *self, int exit_code, const char *line)
{
  g_autoptr (GvtProgramRun) done = run (self, line);

  g_assert_cmpint (done->exit_code, ==, exit_code);
  g_assert_cmpstr (done->out, ==, "");
}

/* How often somebody read whom they are about. */
static void
assert_readings (Fixture *self, guint n)
{
  g_autoptr (JsonArray) events = list (self, "events list --json --kind proposals.read", n);
}

static JsonObject *
personal_of (JsonArray *proposals, guint index)
{
  return json_object_get_object_member (json_array_get_object_element (proposals, index),
                                        "personal");
}

static void
assert_silent (const char *text)
{
  static const char *const words[] = { "ulqosimbera", NIK, NEW_NIK, BIRTH_DATE };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_null (strstr (text, words[i]));
}

static void
test_whom_they_are_about_stays_sealed (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) json = run (self, "proposals list --json");
  g_autoptr (GvtProgramRun) table = run (self, "proposals list");
  g_autoptr (JsonArray) proposals = list (self, "proposals list --json", 2);
  g_autofree char *id = gvt_id_to_text (gvt_proposal_get_id (self->number));
  g_autofree char *expected = g_strdup_printf (
      "{\"id\":\"%s\",\"receipt\":\"%s\",\"proposal\":\"wrong_data\",\"state\":\"sent\","
      "\"village_code\":\"" VILLAGE "\",\"evidence\":[\"ktp-el\"],\"reporter\":\"family\","
      "\"made_by\":\"SUPERVISOR-1\",\"has_personal\":true}",
      id, gvt_proposal_get_receipt (self->number));

  gvt_program_assert_members (json_array_get_object_element (proposals, 0), expected);
  g_assert_false (
      json_object_has_member (json_array_get_object_element (proposals, 0), "personal"));
  assert_silent (json->out);
  assert_silent (table->out);
  g_assert_nonnull (strstr (table->out, gvt_proposal_get_receipt (self->death)));
  assert_readings (self, 0);
}

/* I11: numbers are masked, and left out beside a birth date. */
static void
test_personal_parts_are_opened_with_masked_numbers (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) table = run (self, "proposals list --personal");
  g_autoptr (GvtProgramRun) json = run (self, "proposals list --personal --json");
  g_autoptr (JsonArray) proposals = list (self, "proposals list --personal --json", 2);
  JsonObject *number = personal_of (proposals, 0);

  gvt_program_assert_members (number,
                              "{\"name\":\"" NAME "\",\"is_erased\":false,"
                              "\"nik_masked\":\"990101xxxxxxxx03\","
                              "\"changes\":[{\"field\":\"nik\","
                              "\"old\":\"990101xxxxxxxx03\",\"new\":\"990101xxxxxxxx11\"}]}");
  g_assert_false (json_object_has_member (number, "nik"));
  gvt_program_assert_members (personal_of (proposals, 1),
                              "{\"name\":\"" NAME "\",\"birth_date\":\"" BIRTH_DATE "\","
                              "\"nik_masked\":null}");
  g_assert_nonnull (strstr (table->out, NAME));
  g_assert_nonnull (strstr (table->out, "990101xxxxxxxx03"));
  g_assert_null (strstr (table->out, NIK));
  g_assert_null (strstr (json->out, NIK));
  g_assert_null (strstr (json->out, NEW_NIK));
}

static void
test_each_reading_stands_in_the_journal (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonArray) first = list (self, "proposals list --personal --json", 2);
  g_autoptr (JsonArray) second = list (
      self, "proposals list --personal --full-nik --reason surat_KPU_12 --json", 2);
  g_autoptr (JsonArray) events = list (self, "events list --json --kind proposals.read", 2);
  g_autofree char *death = gvt_id_to_text (gvt_proposal_get_id (self->death));
  g_autofree char *number = gvt_id_to_text (gvt_proposal_get_id (self->number));
  g_autofree char *masked = g_strdup_printf (
      "{\"body\":{\"full_nik\":false,\"proposals\":[\"%s\",\"%s\"]},\"state\":\"applied\","
      "\"actor\":\"CENTRE\"}",
      number, death);
  g_autofree char *whole = g_strdup_printf (
      "{\"body\":{\"full_nik\":true,\"proposals\":[\"%s\",\"%s\"],\"reason\":\"surat KPU 12\"}}",
      number, death);

  gvt_program_assert_members (json_array_get_object_element (events, 0), masked);
  gvt_program_assert_members (json_array_get_object_element (events, 1), whole);
  gvt_test_central_assert_rebuilds (self->centre.central);
}

static void
test_whole_numbers_are_shown_for_a_reason (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonArray) proposals = list (
      self, "proposals list --personal --full-nik --reason surat_KPU --json", 2);
  g_autoptr (GvtProgramRun) table = run (self,
                                         "proposals list --personal --full-nik --reason surat_KPU");

  gvt_program_assert_members (personal_of (proposals, 0),
                              "{\"nik\":\"" NIK "\",\"changes\":[{\"field\":\"nik\","
                              "\"old\":\"" NIK "\",\"new\":\"" NEW_NIK "\"}]}");
  gvt_program_assert_members (personal_of (proposals, 1), "{\"nik\":\"" NIK "\"}");
  g_assert_nonnull (strstr (table->out, NIK));
}

static void
test_without_a_reason_nothing_is_read (Fixture *self, gconstpointer unused)
{
  assert_refused (self, 1, "proposals list --personal --full-nik");
  assert_refused (self, 1, "proposals list --personal --full-nik --reason=");
  assert_refused (self, 1, "proposals list --personal --full-nik --reason NIK_" NIK);
  assert_refused (self, 2, "proposals list --full-nik");
  assert_refused (self, 2, "proposals list --reason surat");
  assert_readings (self, 0);
}

static gboolean
set_key (GvtDb *db, gpointer user_data, GError **error)
{
  return gvt_centre_key_set (db, user_data, error);
}

/* Sealed by a laptop that was told another key: what does not open holds nothing back. */
static void
test_one_that_does_not_open_is_told_of (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->laptop->profile, NULL);
  g_autoptr (GvtSecret) other = gvt_sealing_key_new ();
  g_autoptr (GvtProposal) foreign = NULL;
  g_autoptr (JsonArray) proposals = NULL;
  GvtPublicKey key;

  gvt_sealing_key_public (other, &key);
  g_assert_true (gvt_store_write (gvt_journal_get_store (journal), set_key, &key, NULL));
  foreign = report_death (self, FAR_VILLAGE);
  gvt_central_admit_all (&self->centre, self->laptop);

  proposals = list (self, "proposals list --personal --json", 3);
  g_assert_true (json_object_has_member (personal_of (proposals, 0), "fault"));
  gvt_program_assert_members (personal_of (proposals, 1), "{\"name\":\"" NAME "\"}");
}

typedef struct
{
  GvtJournal *journal;
  const GvtId *id;
} Erasure;

static gboolean
erase (GvtDb *db, gpointer user_data, GError **error)
{
  Erasure *erasure = user_data;

  return gvt_journal_erase (erasure->journal, db, erasure->id, 1, "retention", error);
}

static void
test_erased_part_is_gone_and_said_to_be (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->laptop->profile, NULL);
  Erasure erasure = { journal, gvt_proposal_get_id (self->death) };
  g_autoptr (JsonArray) proposals = NULL;

  g_assert_true (gvt_store_write (gvt_journal_get_store (journal), erase, &erasure, NULL));
  gvt_central_admit_all (&self->centre, self->laptop);

  proposals = list (self, "proposals list --personal --json", 2);
  gvt_program_assert_members (json_array_get_object_element (proposals, 1),
                              "{\"has_personal\":false,\"proposal\":\"death\"}");
  gvt_program_assert_members (personal_of (proposals, 1), "{\"is_erased\":true}");
  g_assert_false (json_object_has_member (personal_of (proposals, 1), "name"));
}

static void
test_area_and_state_choose (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProposal) far = report_death (self, FAR_VILLAGE);
  g_autoptr (GError) error = NULL;

  gvt_proposals_withdraw (self->laptop->profile, gvt_proposal_get_id (self->death), "mistake",
                          &error);
  g_assert_no_error (error);
  gvt_central_admit_all (&self->centre, self->laptop);

  json_array_unref (list (self, "proposals list --json", 3));
  json_array_unref (list (self, "proposals list --json --village 99.01", 2));
  json_array_unref (list (self, "proposals list --json --village " FAR_VILLAGE, 1));
  json_array_unref (list (self, "proposals list --json --state withdrawn", 1));
  json_array_unref (list (self, "proposals list --json --repeats", 0));
  assert_refused (self, 1, "proposals list --village Mataram");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/central-proposals/whom-they-are-about-stays-sealed",
       test_whom_they_are_about_stays_sealed);
  ADD ("/central-proposals/personal-parts-are-opened-with-masked-numbers",
       test_personal_parts_are_opened_with_masked_numbers);
  ADD ("/central-proposals/each-reading-stands-in-the-journal",
       test_each_reading_stands_in_the_journal);
  ADD ("/central-proposals/whole-numbers-are-shown-for-a-reason",
       test_whole_numbers_are_shown_for_a_reason);
  ADD ("/central-proposals/without-a-reason-nothing-is-read",
       test_without_a_reason_nothing_is_read);
  ADD ("/central-proposals/one-that-does-not-open-is-told-of",
       test_one_that_does_not_open_is_told_of);
  ADD ("/central-proposals/erased-part-is-gone-and-said-to-be",
       test_erased_part_is_gone_and_said_to_be);
  ADD ("/central-proposals/area-and-state-choose", test_area_and_state_choose);

  return g_test_run ();
}
