/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be proposed, and how it is taken apart. */
#include <string.h>

#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-proposal-fixture.h"

#define TODAY "2026-11-24"

static char *
bytes_to_text (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

static void
assert_refused (const GvtProposalInput *input)
{
  g_auto (GvtProposalParts) parts = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_proposal_input_split (input, TODAY, &parts, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  for (guint i = 0; i < GVT_N_FIELDS; i++) /* I10: the message may reach a log */
    if (input->values[i] != NULL && strlen (input->values[i]) > 3)
      g_assert_null (strstr (error->message, input->values[i]));
}

static void
test_body_and_personal_part (void)
{
  GvtProposalInput input = gvt_proposal_test_input (GVT_PROPOSAL_WRONG_DATA);
  g_auto (GvtProposalParts) parts = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autofree char *body_text = NULL;
  g_autofree char *personal_text = NULL;

  g_assert_true (gvt_proposal_input_split (&input, TODAY, &parts, &error));
  g_assert_no_error (error);
  body = gvt_json_canonical (parts.body, &error);
  body_text = bytes_to_text (body);
  personal_text = bytes_to_text (parts.personal);

  g_assert_cmpstr (parts.village, ==, VILLAGE);
  g_assert_cmpstr (parts.nik, ==, NIK);
  g_assert_cmpstr (
      body_text, ==,
      "{\"consent\":true,\"evidence\":{\"codes\":[\"ktp-el\",\"kk\",\"surat-keterangan\"],"
      "\"scheme\":\"pdpb/2025\"},\"fields\":[\"address\"],\"list\":{\"election\":"
      "\"pilkada-2024\",\"version\":3},\"proposal\":\"wrong_data\",\"reporter\":"
      "\"family\",\"sex\":\"P\"}");
  g_assert_cmpstr (personal_text, ==,
                   "{\"birth_date\":\"" BIRTH_DATE "\",\"changes\":[{\"field\":\"address\",\"new\":"
                   "\"Dusun Montong Buwuh\",\"old\":\"Dusun Lendang\"}],\"name\":\"" NAME
                   "\",\"nik\":\"" NIK "\",\"phone\":\"" PHONE "\"}");
}

static void
assert_tms (const char *proposal, const char *expected)
{
  GvtProposalInput input = gvt_proposal_test_input (proposal);
  g_auto (GvtProposalParts) parts = { 0 };
  g_autoptr (GError) error = NULL;
  JsonObject *tms;

  gvt_proposal_input_split (&input, TODAY, &parts, &error);
  g_assert_no_error (error);
  if (expected == NULL)
    {
      g_assert_false (json_object_has_member (parts.body, "tms"));
      return;
    }
  tms = json_object_get_object_member (parts.body, "tms");
  g_assert_cmpstr (json_object_get_string_member (tms, "code"), ==, expected);
  g_assert_cmpstr (json_object_get_string_member (tms, "scheme"), ==, "2023/2024");
}

static void
test_tms_codes (void)
{
  assert_tms (GVT_PROPOSAL_DEATH, "1");
  assert_tms (GVT_PROPOSAL_MOVE, "4");
  assert_tms (GVT_PROPOSAL_NEW, NULL);
  assert_tms (GVT_PROPOSAL_WRONG_DATA, NULL);
}

/* The PDPB rule: a certificate, a letter, or another document that says so; a card says nothing. */
static void
test_death_needs_evidence (void)
{
  static const char *const sufficient[] = { "akta-kematian", "surat-keterangan", "dokumen-lain" };
  static const char *const cards[] = { "ktp-el", "kk", "ikd", "biodata", "sk", NULL };
  GvtProposalInput input = gvt_proposal_test_input (GVT_PROPOSAL_DEATH);

  input.evidence = NULL;
  assert_refused (&input);
  input.evidence = cards;
  assert_refused (&input);
  for (guint i = 0; i < G_N_ELEMENTS (sufficient); i++)
    {
      const char *const evidence[] = { sufficient[i], NULL };
      g_auto (GvtProposalParts) parts = { 0 };
      g_autoptr (GError) error = NULL;

      input.evidence = evidence;
      g_assert_true (gvt_proposal_input_split (&input, TODAY, &parts, &error));
      g_assert_no_error (error);
    }
}

static void
test_codes_must_be_listed (void)
{
  static const char *const unknown[] = { "ktp-el", "sim", NULL };
  GvtProposalInput input = gvt_proposal_test_input (GVT_PROPOSAL_NEW);

  input.proposal = "dead";
  assert_refused (&input);
  input.proposal = NULL;
  assert_refused (&input);
  input = gvt_proposal_test_input (GVT_PROPOSAL_NEW);
  input.reporter = NULL;
  assert_refused (&input);
  input = gvt_proposal_test_input (GVT_PROPOSAL_NEW);
  input.evidence = unknown;
  assert_refused (&input);
  input = gvt_proposal_test_input (GVT_PROPOSAL_NEW);
  input.election = "Pilkada 2024";
  assert_refused (&input);
  input.election = NULL;
  assert_refused (&input); /* a version of no list */
}

static void
test_village_is_a_village (void)
{
  static const char *const wrong[] = { NULL, "", "52", "52.02", "52.02.04", "5202x42003" };
  GvtProposalInput input = gvt_proposal_test_input (GVT_PROPOSAL_NEW);
  g_auto (GvtProposalParts) parts = { 0 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      input.village = wrong[i];
      assert_refused (&input);
    }
  input.village = "5202042003";
  g_assert_true (gvt_proposal_input_split (&input, TODAY, &parts, &error));
  g_assert_cmpstr (parts.village, ==, VILLAGE);
}

static void
test_somebody_is_named (void)
{
  GvtProposalInput input = gvt_proposal_test_input (GVT_PROPOSAL_MOVE);
  g_auto (GvtProposalParts) parts = { 0 };
  g_autoptr (GError) error = NULL;

  input.values[GVT_FIELD_NIK] = NULL;
  g_assert_true (gvt_proposal_input_split (&input, TODAY, &parts, &error));
  g_assert_null (parts.nik);
  g_assert_false (json_object_has_member (parts.body, "sex"));

  input.proposal = GVT_PROPOSAL_NEW; /* has both */
  assert_refused (&input);
  input.proposal = GVT_PROPOSAL_MOVE;
  input.values[GVT_FIELD_NAME] = NULL;
  assert_refused (&input);
}

static void
test_values_that_are_no_values (void)
{
  static const struct
  {
    GvtProposalField field;
    const char *value;
  } cases[] = {
    { GVT_FIELD_NIK, "520204450790007" },  /* 15 digits */
    { GVT_FIELD_NIK, "5202043207900007" }, /* day 32 */
    { GVT_FIELD_NIK, "5202044513900007" }, /* month 13 */
    { GVT_FIELD_NIK, "5202044507900000" }, /* serial 0000 */
    { GVT_FIELD_NKK, "5202044507900007" }, /* a family card has no +40 */
    { GVT_FIELD_NAME, "" },
    { GVT_FIELD_NAME, "  " },
    { GVT_FIELD_NAME, "Nurhasanah 2" },
    { GVT_FIELD_NAME, "---" },
    { GVT_FIELD_NAME, "Nur\001hasanah" },
    { GVT_FIELD_NAME, "\xff" },
    { GVT_FIELD_BIRTH_DATE, "05-07-1990" },
    { GVT_FIELD_BIRTH_DATE, "1990-02-30" },
    { GVT_FIELD_BIRTH_DATE, "2026-11-25" }, /* tomorrow */
    { GVT_FIELD_BIRTH_DATE, "1880-01-01" },
    { GVT_FIELD_MARITAL, "K" },
    { GVT_FIELD_SEX, "X" },
    { GVT_FIELD_SEX, "LP" },
    { GVT_FIELD_RT, "1234" },
    { GVT_FIELD_RW, "0a1" },
    { GVT_FIELD_TPS, "000" },
    { GVT_FIELD_DISABILITY, "7" },
    { GVT_FIELD_KTP_EL, "Y" },
    { GVT_FIELD_PHONE, "0812-abc" },
    { GVT_FIELD_PHONE, "12345" },
    { GVT_FIELD_NOTE, "NIK-nya 5202 0445 0790 0007 ya" },
    { GVT_FIELD_ADDRESS, "Dusun 5202044507900007" },
    { GVT_FIELD_REPORTER_NAME, "08123456789" },
    { GVT_FIELD_DEATH_DATE, "2026-11-01" }, /* of a voter who is new */
    { GVT_FIELD_MOVED_TO, "Kota Mataram" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GvtProposalInput input = gvt_proposal_test_input (GVT_PROPOSAL_NEW);

      g_test_message ("%s", gvt_proposal_field_name (cases[i].field));
      input.values[cases[i].field] = cases[i].value;
      assert_refused (&input);
    }
}

static void
test_longest_name (void)
{
  g_autofree char *sixty = g_strnfill (60, 'a');
  g_autofree char *longer = g_strnfill (61, 'a');
  GvtProposalInput input = gvt_proposal_test_input (GVT_PROPOSAL_NEW);
  g_auto (GvtProposalParts) parts = { 0 };
  g_autoptr (GError) error = NULL;

  input.values[GVT_FIELD_NAME] = sixty;
  g_assert_true (gvt_proposal_input_split (&input, TODAY, &parts, &error));
  input.values[GVT_FIELD_NAME] = longer;
  assert_refused (&input);
}

static void
assert_kept (GvtProposalField field, const char *typed, const char *expected)
{
  g_autoptr (GError) error = NULL;
  char *kept = gvt_proposal_field_clean (field, typed, TODAY, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kept, ==, expected);
  gvt_wipe_free (kept);
}

static void
test_what_people_type_is_tidied (void)
{
  assert_kept (GVT_FIELD_NIK, " 5202.0445-0790 0007", NIK);
  assert_kept (GVT_FIELD_NAME, "  Lalu   Muh.\tAli, S.Pd ", "Lalu Muh. Ali, S.Pd");
  assert_kept (GVT_FIELD_NAME, "Ni'mah (alm)", "Ni'mah (alm)");
  assert_kept (GVT_FIELD_RT, "4", "004");
  assert_kept (GVT_FIELD_RW, "000", "000");
  assert_kept (GVT_FIELD_TPS, "901", "901");
  assert_kept (GVT_FIELD_PHONE, "+62 (370) 123-456", "+62 (370) 123-456");
  assert_kept (GVT_FIELD_NOTE, "pindah ke\nSumbawa", "pindah ke Sumbawa");
  assert_kept (GVT_FIELD_BIRTH_DATE, TODAY, TODAY);
}

static void
refuse_changes (const char *proposal, const GvtProposalChange *changes, guint n)
{
  GvtProposalInput input = gvt_proposal_test_input (proposal);

  input.changes = changes;
  input.n_changes = n;
  assert_refused (&input);
}

static void
test_changes_make_sense (void)
{
  const GvtProposalChange name = { GVT_FIELD_NAME, "Nurhasana", "Nurhasanah" };
  const GvtProposalChange same = { GVT_FIELD_RT, "004", "4" };
  const GvtProposalChange bad = { GVT_FIELD_SEX, "L", "X" };
  const GvtProposalChange half = { GVT_FIELD_RT, "004", NULL };
  const GvtProposalChange foreign = { GVT_FIELD_PHONE, NULL, PHONE };
  const GvtProposalChange twice[] = { name, name };

  refuse_changes (GVT_PROPOSAL_WRONG_DATA, NULL, 0);
  refuse_changes (GVT_PROPOSAL_WRONG_DATA, &same, 1);
  refuse_changes (GVT_PROPOSAL_WRONG_DATA, &bad, 1);
  refuse_changes (GVT_PROPOSAL_WRONG_DATA, &half, 1);
  refuse_changes (GVT_PROPOSAL_WRONG_DATA, &foreign, 1);
  refuse_changes (GVT_PROPOSAL_WRONG_DATA, twice, 2);
  refuse_changes (GVT_PROPOSAL_NEW, &name, 1);
  refuse_changes (GVT_PROPOSAL_DEATH, &name, 1);
}

/* What is wrong in the list may be anything at all. */
static void
test_old_value_may_be_wrong (void)
{
  const GvtProposalChange changes[] = {
    { GVT_FIELD_NIK, "52020445O7900007", NIK },
    { GVT_FIELD_BIRTH_DATE, "31|02|1990", BIRTH_DATE },
    { GVT_FIELD_RT, "", "004" },
    { GVT_FIELD_SEX, "L", "P" },
  };
  GvtProposalInput input = gvt_proposal_test_input (GVT_PROPOSAL_WRONG_DATA);
  g_auto (GvtProposalParts) parts = { 0 };
  g_autoptr (GError) error = NULL;
  JsonArray *fields;

  input.changes = changes;
  input.n_changes = G_N_ELEMENTS (changes);
  g_assert_true (gvt_proposal_input_split (&input, TODAY, &parts, &error));
  g_assert_no_error (error);

  fields = json_object_get_array_member (parts.body, "fields");
  g_assert_cmpuint (json_array_get_length (fields), ==, 4);
  g_assert_cmpstr (json_array_get_string_element (fields, 0), ==, "nik");
  g_assert_cmpstr (json_array_get_string_element (fields, 3), ==, "rt");
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/proposal-input/the-body-names-fields-and-the-personal-part-their-values",
                   test_body_and_personal_part);
  g_test_add_func ("/proposal-input/a-death-and-a-move-have-their-tms-code", test_tms_codes);
  g_test_add_func ("/proposal-input/a-death-needs-a-document-that-says-so",
                   test_death_needs_evidence);
  g_test_add_func ("/proposal-input/codes-must-be-listed", test_codes_must_be_listed);
  g_test_add_func ("/proposal-input/the-village-is-a-village", test_village_is_a_village);
  g_test_add_func ("/proposal-input/somebody-is-named", test_somebody_is_named);
  g_test_add_func ("/proposal-input/values-that-are-none-are-refused-unsaid",
                   test_values_that_are_no_values);
  g_test_add_func ("/proposal-input/a-name-has-at-most-sixty-letters", test_longest_name);
  g_test_add_func ("/proposal-input/what-people-type-is-tidied", test_what_people_type_is_tidied);
  g_test_add_func ("/proposal-input/changes-make-sense", test_changes_make_sense);
  g_test_add_func ("/proposal-input/an-old-value-may-be-wrong", test_old_value_may_be_wrong);
  return g_test_run ();
}
