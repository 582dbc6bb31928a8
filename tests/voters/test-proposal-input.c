/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be proposed, and how it is taken apart. */
#include <string.h>

#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-proposal-fixture.h"
#include "gvt-tms.h"

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

/* Each reason of both schemes: what it is kept as, and what is to be shown for it. */
typedef struct
{
  const char *scheme;
  const char *code;
  const char *kept_as; /* NULL: it is not taken */
  const char *evidence[4];
} Reason;

#define A_DEATH \
  { \
    "akta-kematian", "surat-keterangan", "dokumen-lain" \
  }
#define A_SERVICE \
  { \
    "kta" \
  }
#define NO_RULE \
  { \
    NULL \
  }

static const Reason reasons[] = {
  { "2023/2024", "1", "death", A_DEATH }, { "2023/2024", "2", "tms", NO_RULE },
  { "2023/2024", "3", "tms", NO_RULE },   { "2023/2024", "4", "move", NO_RULE },
  { "2023/2024", "5", "tms", NO_RULE },   { "2023/2024", "6", "tms", A_SERVICE },
  { "2023/2024", "7", "tms", A_SERVICE }, { "2023/2024", "8", "wrong_tps", NO_RULE },
  { "2023/2024", "9", NULL, NO_RULE },    { "2023/2024", "10", NULL, NO_RULE },
  { "2018-2020", "1", "death", A_DEATH }, { "2018-2020", "2", "tms", NO_RULE },
  { "2018-2020", "3", "tms", NO_RULE },   { "2018-2020", "4", "move", NO_RULE },
  { "2018-2020", "5", "tms", NO_RULE },   { "2018-2020", "6", "tms", A_SERVICE },
  { "2018-2020", "7", "tms", A_SERVICE }, { "2018-2020", "8", NULL, NO_RULE },
  { "2018-2020", "9", "tms", NO_RULE },   { "2018-2020", "10", "tms", NO_RULE },
  { "2018-2020", "11", NULL, NO_RULE },   { "2014", "1", NULL, NO_RULE },
};

static GvtProposalInput
input_for (const Reason *reason)
{
  static const GvtProposalChange tps[] = { { GVT_FIELD_TPS, "004", "7" } };
  GvtProposalInput input = gvt_proposal_test_input (GVT_PROPOSAL_TMS);

  input.tms_scheme = reason->scheme;
  input.tms_code = reason->code;
  input.evidence = NULL;
  if (g_strcmp0 (reason->kept_as, GVT_PROPOSAL_WRONG_TPS) == 0)
    {
      input.changes = tps;
      input.n_changes = 1;
    }
  return input;
}

static void
assert_kept_with (const Reason *reason, const char *evidence)
{
  const char *const shown[] = { evidence, NULL };
  GvtProposalInput input = input_for (reason);
  g_auto (GvtProposalParts) parts = { 0 };
  g_autoptr (GError) error = NULL;
  JsonObject *tms;

  input.evidence = shown;
  g_assert_true (gvt_proposal_input_split (&input, TODAY, &parts, &error));
  g_assert_no_error (error);
  tms = json_object_get_object_member (parts.body, "tms");
  g_assert_cmpstr (json_object_get_string_member (parts.body, "proposal"), ==, reason->kept_as);
  g_assert_cmpstr (json_object_get_string_member (tms, "code"), ==, reason->code);
  g_assert_cmpstr (json_object_get_string_member (tms, "scheme"), ==, reason->scheme);
}

/* Every other document says nothing of what the rule asks for. */
static void
assert_not_with_others (const Reason *reason)
{
  GvtProposalInput input = input_for (reason);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (const GvtCode *code = gvt_evidence_codes; code->code != NULL; code++)
    if (!g_strv_contains (reason->evidence, code->code))
      g_ptr_array_add (others, (char *) code->code);
  g_ptr_array_add (others, NULL);
  assert_refused (&input);
  input.evidence = (const char *const *) others->pdata;
  assert_refused (&input);
}

static void
test_reason (gconstpointer data)
{
  const Reason *reason = data;
  GvtProposalInput input = input_for (reason);
  g_autofree char *words = gvt_tms_describe_evidence (reason->scheme, reason->code);

  if (reason->kept_as == NULL)
    {
      input.evidence = gvt_proposal_test_input (GVT_PROPOSAL_NEW).evidence;
      assert_refused (&input);
      return;
    }
  if (reason->evidence[0] == NULL)
    {
      assert_kept_with (reason, NULL);
      g_assert_nonnull (strstr (words, "To be verified"));
      return;
    }
  assert_not_with_others (reason);
  for (guint i = 0; reason->evidence[i] != NULL; i++)
    {
      assert_kept_with (reason, reason->evidence[i]);
      g_assert_nonnull (strstr (words, gvt_code_words (gvt_evidence_codes, reason->evidence[i])));
    }
}

/* 8 says two things, as others say none at all. */
static void
test_a_code_has_its_scheme (void)
{
  g_autofree char *today = gvt_tms_describe ("2023/2024", "8");
  g_autofree char *before = gvt_tms_describe ("2018-2020", "8");
  g_autofree char *to_come = gvt_tms_describe ("2029", "8");

  g_assert_cmpstr (today, ==, "8 Wrong polling station, of 2023/2024");
  g_assert_cmpstr (before, ==, "8 Loss of memory, of 2018-2020");
  g_assert_cmpstr (to_come, ==, "code 8 of 2029");
  g_assert_cmpstr (gvt_tms_scheme_code ("2018–2020"), ==, "2018-2020");
  g_assert_null (gvt_tms_codes_of ("2029"));
}

static void
test_reason_belongs_to_who_does_not_qualify (void)
{
  GvtProposalInput input = gvt_proposal_test_input (GVT_PROPOSAL_NEW);

  input.tms_code = "3";
  assert_refused (&input);
  input = gvt_proposal_test_input (GVT_PROPOSAL_TMS);
  assert_refused (&input);
}

static void
test_wrong_tps_needs_the_right_one (void)
{
  const GvtProposalChange rt[] = { { GVT_FIELD_RT, "003", "4" } };
  const GvtProposalChange both[] = { { GVT_FIELD_TPS, "004", "7" }, rt[0] };
  GvtProposalInput input = gvt_proposal_test_input (GVT_PROPOSAL_WRONG_TPS);

  assert_refused (&input);
  input.changes = rt;
  input.n_changes = 1;
  assert_refused (&input);
  input.changes = both;
  input.n_changes = 2;
  assert_refused (&input);
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
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autofree char *path = g_strdup_printf ("/proposal-input/reason-%s-of-%s-and-its-evidence",
                                               reasons[i].code, reasons[i].scheme);

      g_strdelimit (path + strlen ("/proposal-input/"), "/", '-');
      g_test_add_data_func (path, &reasons[i], test_reason);
    }
  g_test_add_func ("/proposal-input/a-code-says-nothing-without-its-scheme",
                   test_a_code_has_its_scheme);
  g_test_add_func ("/proposal-input/a-reason-belongs-to-who-does-not-qualify",
                   test_reason_belongs_to_who_does_not_qualify);
  g_test_add_func ("/proposal-input/a-wrong-polling-station-needs-the-right-one",
                   test_wrong_tps_needs_the_right_one);
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
