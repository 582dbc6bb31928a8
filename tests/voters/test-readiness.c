/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-power.h"
#include "gvt-readiness-paper.h"
#include "gvt-voters-fixture.h"

#define TODAY "2026-11-24"
#define GB    (G_GUINT64_CONSTANT (1000) * 1000 * 1000)

static const char regions[] =
    "code,parent,level,name\n52,,provinsi,Nusa Tenggara Barat\n"
    "52.02,52,kabupaten,Kabupaten Lombok Tengah\n52.02.01,52.02,kecamatan,Pujut\n"
    "52.02.01.2003,52.02.01,desa,Kuta\n";
static const char *const kuta[] = { FIXTURE_KUTA, NULL };

/* A laptop that lacks nothing for a visit tomorrow; each test takes one thing away. */
typedef struct
{
  GvtVotersFixture voters;
  GvtVisitPlan *plan;
  GvtModuleLibrary *library;
  GListModel *lists;
  GPtrArray *users;
  GvtRegionList *regions;
  GvtReadyFacts facts;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = NULL;

  gvt_voters_fixture_set_up (&self->voters, NULL);
  gvt_voters_fixture_give (&self->voters, kuta);
  self->plan = gvt_visit_plan_new ();
  gvt_visit_plan_set_text (&self->plan->name, "SMAN 1 Praya");
  gvt_visit_plan_set_text (&self->plan->date, "2026-11-25");
  self->plan->expected = 120;
  self->plan->classes = 3;
  gvt_visit_plan_add_module (self->plan, "m7-sah-tidak-sah", 30);
  g_strfreev (self->plan->villages);
  self->plan->villages = g_strdupv ((GStrv) kuta);
  self->library = gvt_module_library_load (NULL, NULL);
  self->lists = gvt_leases_list (self->voters.profile, &error);
  g_assert_no_error (error);
  csv = gvt_test_bytes (regions);
  self->regions = gvt_region_list_read_csv (csv, &error);
  g_assert_no_error (error);
  self->users = gvt_vault_get_users (gvt_profile_get_vault (self->voters.profile));
  self->facts = (GvtReadyFacts){ .plan = self->plan,
                                 .today = TODAY,
                                 .library = self->library,
                                 .lists = self->lists,
                                 .users = self->users,
                                 .regions = self->regions,
                                 .clock = GVT_CLOCK_TRUSTED,
                                 .free_bytes = 20 * GB,
                                 .battery = 95,
                                 .printed = "2026-11-23",
                                 .backup = TODAY };
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->regions);
  g_object_unref (self->lists);
  g_ptr_array_unref (self->users);
  g_object_unref (self->library);
  gvt_visit_plan_free (self->plan);
  gvt_voters_fixture_tear_down (&self->voters, NULL);
}

/* Returns: (transfer full): "code=state" of each point that is not well, with spaces between */
static char *
troubles (Fixture *self)
{
  static const char *const states[] = { "ok", "note", "missing" };
  g_autoptr (GListModel) points = gvt_readiness_judge (&self->facts);
  GString *text = g_string_new (NULL);
  gboolean is_missing = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (GvtReadyPoint) point = g_list_model_get_item (points, i);
      GvtReadyState state = gvt_ready_point_get_state (point);

      g_assert_cmpstr (gvt_ready_point_get_text (point), !=, "");
      is_missing = is_missing || state == GVT_READY_MISSING;
      if (state != GVT_READY_OK)
        g_string_append_printf (text, "%s%s=%s", text->len > 0 ? " " : "",
                                gvt_ready_point_get_code (point), states[state]);
    }
  g_assert_cmpint (gvt_readiness_is_ready (points), ==, !is_missing);
  return g_string_free (text, FALSE);
}

static void
assert_troubles (Fixture *self, const char *expected)
{
  g_autofree char *found = troubles (self);

  g_assert_cmpstr (found, ==, expected);
}

/* Returns: (transfer full) */
static char *
text_of (Fixture *self, const char *code)
{
  g_autoptr (GListModel) points = gvt_readiness_judge (&self->facts);

  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (GvtReadyPoint) point = g_list_model_get_item (points, i);

      if (g_str_equal (gvt_ready_point_get_code (point), code))
        return g_strdup (gvt_ready_point_get_text (point));
    }
  return NULL;
}

/* As JSON says it: the command, or what hands do. */
static void
assert_remedies (Fixture *self, const GvtId *visit, const char *expected)
{
  g_autoptr (GListModel) points = gvt_readiness_judge (&self->facts);
  g_autoptr (JsonObject) object = gvt_readiness_to_json (points, visit);
  JsonArray *array = json_object_get_array_member (object, "points");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *one = json_array_get_object_element (array, i);
      const char *remedy = json_object_get_string_member (one, "remedy");

      if (!g_str_equal (remedy, "none"))
        g_string_append_printf (
            text, "%s: %s\n", json_object_get_string_member (one, "code"),
            json_object_get_string_member_with_default (one, "command", remedy));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_a_laptop_that_carries_all_is_ready (Fixture *self, gconstpointer data)
{
  assert_troubles (self, "");
}

static void
test_a_village_is_called_by_its_name (Fixture *self, gconstpointer data)
{
  g_autoptr (GListModel) points = gvt_readiness_judge (&self->facts);
  gboolean is_named = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (GvtReadyPoint) point = g_list_model_get_item (points, i);

      is_named = is_named || strstr (gvt_ready_point_get_text (point), "Kuta") != NULL;
    }
  g_assert_true (is_named);
}

static void
test_a_list_must_be_open_on_the_evening_of_the_visit (Fixture *self, gconstpointer data)
{
  gvt_visit_plan_set_text (&self->plan->date, "2026-12-07"); /* the lease ends on the 8th */
  assert_troubles (self, "");
  gvt_visit_plan_set_text (&self->plan->date, "2026-12-08");
  assert_troubles (self, "list=missing");
}

/* Warned three days before, though the visit is over by then. */
static void
test_a_list_that_closes_soon_is_noted (Fixture *self, gconstpointer data)
{
  g_autoptr (GListModel) later = NULL;

  gvt_clock_advance (self->voters.clock, 12 * G_TIME_SPAN_DAY);
  later = gvt_leases_list (self->voters.profile, NULL);
  self->facts.lists = later;
  assert_troubles (self, "list=note");
}

static void
test_each_list_that_is_not_lent_is_named (Fixture *self, gconstpointer data)
{
  static const char *const three[] = { FIXTURE_KUTA, FIXTURE_PRAYA, FIXTURE_GERUNG, NULL };

  g_strfreev (self->plan->villages);
  self->plan->villages = g_strdupv ((GStrv) three);
  assert_troubles (self, "list=missing list=missing");
}

static void
test_a_module_that_is_nowhere_is_named (Fixture *self, gconstpointer data)
{
  gvt_visit_plan_add_module (self->plan, "m99-belum-ada", 20);
  assert_troubles (self, "module=missing");
  g_ptr_array_set_size (self->plan->modules, 0);
  assert_troubles (self, "module=note");
}

static void
test_what_is_no_hindrance_is_told_and_lets_leave (Fixture *self, gconstpointer data)
{
  static const char *const people[] = { GVT_TEST_FACILITATOR, "FAS-77", NULL };

  g_strfreev (self->plan->facilitators);
  self->plan->facilitators = g_strdupv ((GStrv) people);
  self->facts.n_unsent = 12;
  self->facts.n_overdue = 2;
  self->facts.clock = GVT_CLOCK_BEHIND;
  self->facts.battery = 41;
  self->facts.free_bytes = GB / 3;
  assert_troubles (self,
                   "facilitator=note unsent=note overdue=note clock=note disk=note battery=note");
}

static void
test_a_copied_disk_a_full_one_and_no_regions_keep_it_at_home (Fixture *self, gconstpointer data)
{
  self->facts.needs_confirmation = TRUE;
  self->facts.regions = NULL;
  self->facts.free_bytes = GB / 20;
  assert_troubles (self, "confirmation=missing regions=missing disk=missing");
}

static void
test_a_day_that_is_over_is_told (Fixture *self, gconstpointer data)
{
  gvt_visit_plan_set_text (&self->plan->date, "2026-11-23");
  assert_troubles (self, "day=note");
}

/* By the paces that stand in gvt-response-channel.c: 40 people and five questions take in turn
 * 40 * (15 + 5 * 20) s = 77 minutes, by hands 60 + 5 * 60 + 200 * 0.5 s = 8, and on paper
 * 180 + 5 * 45 + 40 * 1.5 + 200 * 0.75 s = 11, each rounded up. */
static void
test_it_says_how_long_answers_take_in_one_class (Fixture *self, gconstpointer data)
{
  g_autofree char *text = text_of (self, "minutes");

  g_assert_cmpstr (text, ==,
                   "A test of 5 questions for a class of 40 takes about this long. The laptop, in "
                   "turn: 77 minutes; Show of hands: 8 minutes; Answer sheets of paper: 11 "
                   "minutes.");

  self->plan->expected = 0;
  assert_troubles (self, "minutes=note");
}

static void
test_each_trouble_has_what_mends_it (Fixture *self, gconstpointer data)
{
  GvtId visit;

  gvt_id_from_text ("0192d5a0-0000-7000-8000-0000000000ff", &visit, NULL);
  self->facts.printed = NULL;
  self->facts.backup = "2026-11-20";
  self->facts.n_unsent = 3;
  self->facts.battery = 30;
  self->facts.free_bytes = GB / 20;
  self->facts.clock = GVT_CLOCK_BEHIND;
  assert_troubles (self, "paper=note unsent=note clock=note disk=missing battery=note backup=note");

  assert_remedies (self, &visit,
                   "paper: govotectl visit print 0192d5a0-0000-7000-8000-0000000000ff FILE.pdf\n"
                   "unsent: govotectl sync\n"
                   "clock: clock\n"
                   "disk: govotectl backups list\n"
                   "battery: power\n"
                   "backup: govotectl backup\n");
}

/* Paper gets lost, and what stands on it gets old. */
static void
test_paper_can_be_made_again_and_is_told_when_it_no_longer_fits (Fixture *self, gconstpointer data)
{
  static const char *const misfits[] = { "it has 12 sheets, and a class 40 people",
                                         "“Sah” is not on it", NULL };
  g_autofree char *text = NULL;
  GvtId visit;

  gvt_id_from_text ("0192d5a0-0000-7000-8000-0000000000ff", &visit, NULL);
  assert_troubles (self, "");
  assert_remedies (self, &visit,
                   "paper: govotectl visit print 0192d5a0-0000-7000-8000-0000000000ff FILE.pdf\n");

  self->facts.misfits = misfits;
  text = text_of (self, "paper");
  assert_troubles (self, "paper=note");
  g_assert_cmpstr (text, ==,
                   "The paper that was made on 23 November 2026 no longer fits: it has 12 sheets, "
                   "and a class 40 people; “Sah” is not on it. Print it again before you leave.");
}

static void
test_only_a_ready_laptop_gets_a_certificate (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) points = gvt_readiness_judge (&self->facts);
  GvtReadinessPaper paper = { self->plan, "Desa Kuta", "Made with Go Vote", "GOVOTE:READY:1",
                              FALSE };
  g_autoptr (GBytes) pdf = gvt_readiness_paper_render (points, &paper, &error);
  g_autoptr (GBytes) none = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (pdf, NULL), "%PDF"));

  self->facts.free_bytes = 0;
  g_object_unref (points);
  points = gvt_readiness_judge (&self->facts);
  none = gvt_readiness_paper_render (points, &paper, &error);
  g_assert_null (none);
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_assert_nonnull (strstr (error->message, "free on the disk"));
}

/* Returns: (transfer full): what @program says of the certificate, blanks as one */
static char *
read_certificate (Fixture *self, const char *program)
{
  g_autoptr (GListModel) points = gvt_readiness_judge (&self->facts);
  GvtReadinessPaper paper = { self->plan, "Desa Kuta, Kec. Pujut",
                              "Made with Go Vote on laptop 7K3Q by FAS-01", "GOVOTE:READY:1",
                              FALSE };
  g_autofree char *path = g_build_filename (gvt_test_folder (), "ready.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = gvt_readiness_paper_render (points, &paper, &error);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  g_assert_no_error (error);
  gvt_file_write (path, pdf, &error);
  g_assert_no_error (error);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, path,
                              g_str_equal (program, "pdftotext") ? "-" : NULL, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  words = g_regex_split_simple ("\\s+", text, 0, 0);
  return g_strjoinv (" ", words);
}

static void
assert_certificate_says (Fixture *self, const char *what)
{
  g_autofree char *text = read_certificate (self, "pdftotext");

  if (strstr (text, what) == NULL)
    g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, what));
}

static void
test_the_certificate_says_which_visit_and_all_that_was_looked_at (Fixture *self, gconstpointer data)
{
  g_autoptr (GListModel) points = gvt_readiness_judge (&self->facts);

  gvt_visit_plan_set_text (&self->plan->letterhead, "KANTOR CONTOH");
  gvt_visit_plan_set_text (&self->plan->order_number, "090/CONTOH/2026");
  assert_certificate_says (self, "KANTOR CONTOH Ready to leave Visit ");
  assert_certificate_says (self, "Desa Kuta, Kec. Pujut");
  assert_certificate_says (self, "090/CONTOH/2026");
  assert_certificate_says (self, "Checked by");
  assert_certificate_says (self, "Made with Go Vote on laptop 7K3Q by FAS-01");
  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (GvtReadyPoint) point = g_list_model_get_item (points, i);

      assert_certificate_says (self, gvt_ready_point_get_text (point));
    }
}

/* It goes into the file of the travel order as one leaf: with little to say, and with much. */
static void
test_the_certificate_is_one_page_whatever_there_is_to_say (Fixture *self, gconstpointer data)
{
  static const guint numbers[] = { 1, 12, 30, 100 };

  gvt_visit_plan_set_text (&self->plan->letterhead, "KANTOR CONTOH\nJalan Contoh 1\nPraya");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
      g_autofree char *info = NULL;

      for (guint n = 1; n <= numbers[i]; n++)
        {
          g_autofree char *code = g_strdup_printf ("FAS-%u", 100 + n);

          g_strv_builder_add (codes, code);
        }
      g_strfreev (self->plan->facilitators);
      self->plan->facilitators = g_strv_builder_end (codes);
      info = read_certificate (self, "pdfinfo");
      g_assert_nonnull (strstr (info, "Pages: 1 "));
    }
  assert_certificate_says (self, "more, which the laptop names"); /* nothing goes without a word */
}

/* --- what the machine runs on --- */

static void
write_supply (const char *folder, const char *name, const char *file, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, file, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (parent, 0700);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* As two laptops with Debian show it: one with two batteries and a wireless mouse. */
static void
test_batteries_are_read_as_the_kernel_shows_them (void)
{
  const char *folder = gvt_test_folder ();
  GvtPower power;

  write_supply (folder, "AC", "type", "Mains\n");
  write_supply (folder, "AC", "online", "0\n");
  write_supply (folder, "BAT0", "type", "Battery\n");
  write_supply (folder, "BAT0", "capacity", "40\n");
  write_supply (folder, "BAT1", "type", "Battery\n");
  write_supply (folder, "BAT1", "capacity", "81\n");
  write_supply (folder, "hidpp_battery_0", "type", "Battery\n");
  write_supply (folder, "hidpp_battery_0", "scope", "Device\n");
  write_supply (folder, "hidpp_battery_0", "capacity", "5\n");
  gvt_power_read (folder, &power);
  g_assert_cmpint (power.percent, ==, 60);
  g_assert_false (power.is_mains);

  write_supply (folder, "AC", "online", "1\n");
  gvt_power_read (folder, &power);
  g_assert_true (power.is_mains);
}

static void
test_a_machine_without_batteries_is_on_mains (void)
{
  GvtPower power;

  gvt_power_read (gvt_test_folder (), &power);
  g_assert_cmpint (power.percent, ==, -1);
  g_assert_true (power.is_mains);
  gvt_power_read ("/nowhere/at/all", &power);
  g_assert_cmpint (power.percent, ==, -1);
}

#define TEST(name, func) g_test_add ("/readiness/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TEST ("all-is-here", test_a_laptop_that_carries_all_is_ready);
  TEST ("names", test_a_village_is_called_by_its_name);
  TEST ("lease-ends", test_a_list_must_be_open_on_the_evening_of_the_visit);
  TEST ("lease-ends-soon", test_a_list_that_closes_soon_is_noted);
  TEST ("lists", test_each_list_that_is_not_lent_is_named);
  TEST ("modules", test_a_module_that_is_nowhere_is_named);
  TEST ("notes", test_what_is_no_hindrance_is_told_and_lets_leave);
  TEST ("hindrances", test_a_copied_disk_a_full_one_and_no_regions_keep_it_at_home);
  TEST ("past", test_a_day_that_is_over_is_told);
  TEST ("minutes", test_it_says_how_long_answers_take_in_one_class);
  TEST ("remedies", test_each_trouble_has_what_mends_it);
  TEST ("paper-again", test_paper_can_be_made_again_and_is_told_when_it_no_longer_fits);
  TEST ("certificate", test_only_a_ready_laptop_gets_a_certificate);
  TEST ("certificate-words", test_the_certificate_says_which_visit_and_all_that_was_looked_at);
  TEST ("certificate-page", test_the_certificate_is_one_page_whatever_there_is_to_say);
  g_test_add_func ("/readiness/batteries", test_batteries_are_read_as_the_kernel_shows_them);
  g_test_add_func ("/readiness/no-battery", test_a_machine_without_batteries_is_on_mains);
  return g_test_run ();
}
