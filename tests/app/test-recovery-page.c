/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window on a laptop that a real centre enrolled, and that centre's own program for the two
 * people who keep the recovery key; where the centre is not what matters, a key of the test's own.
 */
#include "gvt-app-test.h"
#include "gvt-feature-projections.h"
#include "gvt-login-row.h"
#include "gvt-paper-text.h"
#include "gvt-program-run.h"
#include "gvt-qr-view.h"
#include "gvt-recovery-answer-page.h"
#include "gvt-recovery-ask-page.h"
#include "gvt-recovery-page.h"
#include "gvt-recovery-request-page.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-unlock-page.h"
#include "gvt-vault-recovery.h"
#include "gvt-window.h"

#define PASSPHRASE "sepuluh kata rahasia"
#define CHOSEN     "pilihan saya yang baru"

typedef struct
{
  char *centre;
  char *laptop;
  char *share_a;
  char *share_b;
  GvtSecret *key; /* (nullable): the recovery key, without a centre */
  GvtClock *clock;
  GvtProfile *profile;
  GvtWorkspace *workspace;
  GvtWindow *window;
} Fixture;

/* --- the centre --- */

static char *
in_folder (const char *name)
{
  return g_build_filename (gvt_test_folder (), name, NULL);
}

static char *
write_file (const char *name, const char *text)
{
  char *path = in_folder (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

/* @program on --data @folder must end well. Returns: (transfer full): standard output */
static char *
act (const char *program, const char *folder, ...)
{
  g_autoptr (GvtProgramRun) run = NULL;
  va_list list;

  va_start (list, folder);
  run = gvt_program_run_va (program, folder, list);
  va_end (list);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  return g_steal_pointer (&run->out);
}

static void
do_act (char *output)
{
  g_free (output);
}

static void
make_centre (Fixture *self)
{
  g_autofree char *root = in_folder ("root-key");

  do_act (act ("govote-central", self->centre, "init", "--root-key", root, "--practice", NULL));
  do_act (
      act ("govote-central", self->centre, "users", "add", "PTD-01", "--role", "officer", NULL));
  do_act (
      act ("govote-central", self->centre, "users", "add", "PTD-02", "--role", "officer", NULL));
  do_act (act ("govote-central", self->centre, "recovery", "init", "--root-key", root, "--share-a",
               self->share_a, "--share-b", self->share_b, NULL));
}

static void
enrol (Fixture *self)
{
  g_autofree char *code = in_folder ("code");
  g_autofree char *passphrase = write_file ("passphrase", PASSPHRASE "\n");
  g_autofree char *address = NULL;
  GSubprocess *server = gvt_program_serve (self->centre, &address);

  do_act (act ("govote-central", self->centre, "devices", "enrol", "--user", "PTD-01", "--user",
               "PTD-02", "--output", code, "--url", address, NULL));
  do_act (act ("govotectl", self->laptop, "enrol", "--code-file", code, "--user", "PTD-01",
               "--passphrase-file", passphrase, "--user", "PTD-02", "--passphrase-file", passphrase,
               NULL));
  gvt_program_stop (server);
}

/* What the two people do with the request. Returns: (transfer full): the answer as a text */
static char *
answer_of_centre (Fixture *self, const char *request)
{
  g_autofree char *path = write_file ("request", request);
  g_autofree char *output = act ("govote-central", self->centre, "--json", "recover", path,
                                 "--share-a", self->share_a, "--share-b", self->share_b, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (output, &error);

  g_assert_no_error (error);
  return g_strdup (json_object_get_string_member (json_node_get_object (node), "answer"));
}

static char *
answer_by_key (Fixture *self, const char *request)
{
  g_auto (GvtRecoveryFacts) facts = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gvt_paper_text_parse (request, 1024, &error);
  g_autoptr (GBytes) answer = NULL;

  g_assert_no_error (error);
  answer = gvt_recovery_answer (self->key, bytes, &facts, &error);
  g_assert_no_error (error);
  return gvt_paper_text (answer);
}

static char *
answer_to (Fixture *self, const char *request)
{
  return self->key != NULL ? answer_by_key (self, request) : answer_of_centre (self, request);
}

/* --- the laptop --- */

static void
settle (Fixture *self)
{
  gvt_app_test_settle (GTK_WIDGET (self->window));
}

static void
start_program (Fixture *self, int width)
{
  self->profile = gvt_profile_new (self->laptop, self->clock, gvt_feature_projections ());
  self->workspace = gvt_workspace_new (self->profile);
  self->window = g_object_new (GVT_TYPE_WINDOW, "workspace", self->workspace, "default-width",
                               width, "default-height", 640, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
  settle (self);
}

static void
end_program (Fixture *self)
{
  g_object_ref (self->window);
  gvt_app_test_destroy (GTK_WINDOW (self->window));
  g_assert_finalize_object (self->window);
  g_assert_finalize_object (self->workspace);
  g_assert_finalize_object (self->profile);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->centre = in_folder ("centre");
  self->laptop = in_folder ("laptop");
  self->share_a = in_folder ("share-a");
  self->share_b = in_folder ("share-b");
  self->clock = gvt_test_clock ();
  gvt_clock_advance (self->clock, G_TIME_SPAN_DAY); /* the machine has been on for a while */
  make_centre (self);
  enrol (self);
  start_program (self, 1000);
}

static void
make_laptop (Fixture *self)
{
  self->laptop = in_folder ("laptop");
  self->clock = gvt_test_clock ();
  gvt_clock_advance (self->clock, G_TIME_SPAN_DAY);
  self->profile = gvt_test_profile (self->laptop, self->clock, gvt_feature_projections ());
}

static void
restart_locked (Fixture *self)
{
  gvt_profile_lock (self->profile);
  g_assert_finalize_object (self->profile);
  start_program (self, 1000);
}

static void
set_up_with_key (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GvtPublicKey public_key;
  GvtId device;

  make_laptop (self);
  self->key = gvt_sealing_key_new ();
  gvt_sealing_key_public (self->key, &public_key);
  gvt_id_new (self->clock, &device);
  gvt_vault_set_recovery (gvt_profile_get_vault (self->profile), &public_key, &device, &error);
  g_assert_no_error (error);
  restart_locked (self);
}

/* Of an office that made no recovery key. */
static void
set_up_without_key (Fixture *self, gconstpointer unused)
{
  make_laptop (self);
  restart_locked (self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  end_program (self);
  g_assert_finalize_object (self->clock);
  g_free (self->centre);
  g_free (self->laptop);
  g_free (self->share_a);
  g_free (self->share_b);
  g_clear_pointer (&self->key, gvt_secret_unref);
}

/* --- what a person does and sees --- */

static GtkWidget *
part (Fixture *self, GType page_type, GType type, const char *name)
{
  GtkWidget *page = gvt_app_test_find (GTK_WIDGET (self->window), page_type, NULL);
  GtkWidget *found = page != NULL ? gvt_app_test_find (page, type, name) : NULL;

  g_assert_nonnull (found);
  return found;
}

static GtkWidget *
page (Fixture *self, GType type)
{
  return part (self, type, type, NULL);
}

static void
press (Fixture *self, GType page_type, const char *action)
{
  g_assert_true (gtk_widget_activate_action (page (self, page_type), action, NULL));
  settle (self);
}

static void
fill (Fixture *self, GType page_type, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (part (self, page_type, GTK_TYPE_EDITABLE, name)), text);
}

static void
assert_text (Fixture *self, const char *text)
{
  gvt_app_test_assert_text (GTK_WIDGET (self->window), text);
}

static void
open_recovery (Fixture *self)
{
  press (self, GVT_TYPE_UNLOCK_PAGE, "unlock.recover");
}

static void
go_back (Fixture *self)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.back", NULL));
  settle (self);
}

static void
ask (Fixture *self, const char *passphrase, const char *repeated)
{
  press (self, GVT_TYPE_RECOVERY_PAGE, "recovery.ask");
  fill (self, GVT_TYPE_RECOVERY_ASK_PAGE, "passphrase", passphrase);
  fill (self, GVT_TYPE_RECOVERY_ASK_PAGE, "repeated", repeated);
  press (self, GVT_TYPE_RECOVERY_ASK_PAGE, "ask.make");
}

/* Returns: (transfer full): the text of the request that is shown */
static char *
shown_request (Fixture *self)
{
  GvtRecoveryRequestPage *shown = GVT_RECOVERY_REQUEST_PAGE (
      page (self, GVT_TYPE_RECOVERY_REQUEST_PAGE));

  return g_strdup (gvt_recovery_request_page_get_text (shown));
}

static char *
make_request (Fixture *self)
{
  ask (self, CHOSEN, CHOSEN);
  return shown_request (self);
}

static void
type_answer (Fixture *self, const char *answer)
{
  GtkWidget *view = part (self, GVT_TYPE_RECOVERY_ANSWER_PAGE, GTK_TYPE_TEXT_VIEW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), answer, -1);
}

static void
finish (Fixture *self, const char *answer, const char *passphrase)
{
  type_answer (self, answer);
  fill (self, GVT_TYPE_RECOVERY_ANSWER_PAGE, "passphrase", passphrase);
  press (self, GVT_TYPE_RECOVERY_ANSWER_PAGE, "answer.finish");
}

static void
assert_is_in (Fixture *self, const char *code)
{
  g_assert_cmpint (gvt_workspace_get_access (self->workspace), ==, GVT_ACCESS_UNLOCKED);
  g_assert_cmpstr (gvt_workspace_get_user (self->workspace)->code, ==, code);
}

static void
assert_is_outside (Fixture *self)
{
  g_assert_cmpint (gvt_workspace_get_access (self->workspace), ==, GVT_ACCESS_LOCKED);
}

static GBytes *
vault_bytes (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->laptop, "vault", NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

/* --- the tests --- */

/* The whole way: days may pass between request and answer. */
static void
test_the_province_lets_in_who_forgot (Fixture *self, gconstpointer unused)
{
  g_autofree char *request = NULL;
  g_autofree char *again = NULL;
  g_autofree char *answer = NULL;

  open_recovery (self);
  assert_text (self, "Another officer first");
  assert_text (self, "PTD-02"); /* who could help at once */
  request = make_request (self);
  assert_text (self, "govote-central recover");
  answer = answer_to (self, request);

  end_program (self);
  start_program (self, 1000);
  open_recovery (self);
  assert_text (self, "Of PTD-01, made on");
  press (self, GVT_TYPE_RECOVERY_PAGE, "recovery.show");
  again = shown_request (self);
  g_assert_cmpstr (again, ==, request);
  press (self, GVT_TYPE_RECOVERY_REQUEST_PAGE, "request.answer");
  finish (self, answer, CHOSEN);

  assert_is_in (self, "PTD-01");
  gvt_workspace_lock (self->workspace);
  settle (self);
  assert_text (self, "Who is at work?"); /* the pages of recovery are gone */
  g_assert_false (gvt_test_folder_contains (self->laptop, CHOSEN)); /* I10 */
}

/* Argon2id takes seconds: time enough to look at the list of users. */
static void
test_the_request_is_shown_of_whom_it_is (Fixture *self, gconstpointer unused)
{
  g_autofree char *request = NULL;

  open_recovery (self);
  press (self, GVT_TYPE_RECOVERY_PAGE, "recovery.ask");
  fill (self, GVT_TYPE_RECOVERY_ASK_PAGE, "passphrase", CHOSEN);
  fill (self, GVT_TYPE_RECOVERY_ASK_PAGE, "repeated", CHOSEN);
  gtk_widget_activate_action (page (self, GVT_TYPE_RECOVERY_ASK_PAGE), "ask.make", NULL);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (part (self, GVT_TYPE_RECOVERY_ASK_PAGE, ADW_TYPE_COMBO_ROW, NULL)), 1);
  settle (self);

  request = shown_request (self);
  g_assert_nonnull (request);
  assert_text (self, "Request of " GVT_TEST_SUPERVISOR);
}

static void
test_an_answer_to_another_request_changes_nothing (Fixture *self, gconstpointer unused)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *answer_to_first = NULL;
  g_autofree char *answer_to_second = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  open_recovery (self);
  first = make_request (self);
  answer_to_first = answer_to (self, first);
  go_back (self);
  second = make_request (self);
  answer_to_second = answer_to (self, second);
  before = vault_bytes (self);
  press (self, GVT_TYPE_RECOVERY_REQUEST_PAGE, "request.answer");
  finish (self, answer_to_first, CHOSEN);

  assert_text (self, "does not belong to the newest request");
  assert_is_outside (self);
  after = vault_bytes (self);
  gvt_test_assert_bytes (after, before);
  finish (self, answer_to_second, CHOSEN);
  assert_is_in (self, GVT_TEST_SUPERVISOR);
}

static void
test_a_slip_and_a_wrong_passphrase_are_told (Fixture *self, gconstpointer unused)
{
  g_autofree char *request = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *slip = NULL;
  g_autofree char *path = NULL;
  GtkWidget *answer_page;

  open_recovery (self);
  request = make_request (self);
  answer = answer_to (self, request);
  press (self, GVT_TYPE_RECOVERY_REQUEST_PAGE, "request.answer");
  slip = g_strdup (answer);
  slip[0] = slip[0] == '7' ? '8' : '7';
  finish (self, slip, CHOSEN);
  assert_text (self, "line 1 has a slip of the hand");
  finish (self, answer, "bukan yang dipilih");
  assert_text (self, "not the passphrase that was chosen for the request");
  assert_is_outside (self);

  path = write_file ("answer.txt", answer);
  answer_page = page (self, GVT_TYPE_RECOVERY_ANSWER_PAGE);
  type_answer (self, "");
  gvt_recovery_answer_page_open (GVT_RECOVERY_ANSWER_PAGE (answer_page), path);
  settle (self);
  fill (self, GVT_TYPE_RECOVERY_ANSWER_PAGE, "passphrase", CHOSEN);
  press (self, GVT_TYPE_RECOVERY_ANSWER_PAGE, "answer.finish");
  assert_is_in (self, GVT_TEST_SUPERVISOR);
}

/* As the telephone, the 360 pixels of the narrowest window, and large letters have it. */
static void
test_the_request_fits_a_narrow_window (Fixture *self, gconstpointer unused)
{
  g_autofree char *request = NULL;

  open_recovery (self);
  request = make_request (self);
  g_assert_true (gvt_qr_view_get_n_modules (GVT_QR_VIEW (
                     part (self, GVT_TYPE_RECOVERY_REQUEST_PAGE, GVT_TYPE_QR_VIEW, NULL)))
                 > 0);
  gvt_app_test_assert_fits (page (self, GVT_TYPE_RECOVERY_REQUEST_PAGE), 360);
  press (self, GVT_TYPE_RECOVERY_REQUEST_PAGE, "request.answer");
  gvt_app_test_assert_fits (page (self, GVT_TYPE_RECOVERY_ANSWER_PAGE), 360);
  gvt_app_test_set_text_scale (200);
  settle (self);
  gvt_app_test_assert_fits (page (self, GVT_TYPE_RECOVERY_REQUEST_PAGE), 360);
  gvt_app_test_assert_fits (page (self, GVT_TYPE_RECOVERY_ANSWER_PAGE), 360);
  gvt_app_test_assert_fits (page (self, GVT_TYPE_RECOVERY_PAGE), 360);
  gvt_app_test_set_text_scale (100);
}

static void
test_what_is_no_passphrase_asks_for_nothing (Fixture *self, gconstpointer unused)
{
  open_recovery (self);
  ask (self, CHOSEN, "pilihan yang lain");
  assert_text (self, "The two passphrases are not the same.");
  go_back (self);
  ask (self, "pendek", "pendek");
  assert_text (self, "This cannot be accepted");
}

static void
test_without_a_recovery_key_it_says_so (Fixture *self, gconstpointer unused)
{
  open_recovery (self);
  ask (self, CHOSEN, CHOSEN);

  assert_text (self, "This laptop has no recovery key yet");
}

static void
test_an_answer_that_nobody_asked_for_is_refused (Fixture *self, gconstpointer unused)
{
  open_recovery (self);
  press (self, GVT_TYPE_RECOVERY_PAGE, "recovery.answer");
  press (self, GVT_TYPE_RECOVERY_ANSWER_PAGE, "answer.finish");
  assert_text (self, "Type or paste the answer first");
  finish (self, "0000 0000 0000", CHOSEN);

  assert_text (self, "This cannot be accepted");
  assert_is_outside (self);
}

static void
choose (Fixture *self, const char *code)
{
  GtkListBox *users = GTK_LIST_BOX (part (self, GVT_TYPE_UNLOCK_PAGE, GTK_TYPE_LIST_BOX, NULL));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (users, i)) != NULL; i++)
    if (g_str_equal (gvt_login_get_code (gvt_login_row_get_login (GVT_LOGIN_ROW (row))), code))
      gtk_list_box_select_row (users, row);
}

static void
assert_helper (Fixture *self, const char *code)
{
  GtkWidget *row = part (self, GVT_TYPE_RECOVERY_PAGE, ADW_TYPE_ACTION_ROW, NULL);

  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, code);
}

static void
test_nobody_below_is_named_as_a_help (Fixture *self, gconstpointer unused)
{
  choose (self, GVT_TEST_OFFICER);
  open_recovery (self);
  assert_helper (self, GVT_TEST_SUPERVISOR);
  go_back (self);

  choose (self, GVT_TEST_SUPERVISOR);
  open_recovery (self);
  assert_helper (self, "nobody else on this laptop");
  go_back (self);

  choose (self, GVT_TEST_FACILITATOR); /* of the province, where the officer may not work */
  open_recovery (self);
  assert_helper (self, GVT_TEST_SUPERVISOR);
}

#define ADD(path, up, func) g_test_add ("/recovery/" path, Fixture, NULL, up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);

  ADD ("the-province-lets-in-who-forgot", set_up, test_the_province_lets_in_who_forgot);
  ADD ("the-request-is-shown-of-whom-it-is", set_up_with_key,
       test_the_request_is_shown_of_whom_it_is);
  ADD ("an-answer-to-another-request-changes-nothing", set_up_with_key,
       test_an_answer_to_another_request_changes_nothing);
  ADD ("a-slip-and-a-wrong-passphrase-are-told", set_up_with_key,
       test_a_slip_and_a_wrong_passphrase_are_told);
  ADD ("the-request-fits-a-narrow-window", set_up_with_key, test_the_request_fits_a_narrow_window);
  ADD ("what-is-no-passphrase-asks-for-nothing", set_up_without_key,
       test_what_is_no_passphrase_asks_for_nothing);
  ADD ("without-a-recovery-key-it-says-so", set_up_without_key,
       test_without_a_recovery_key_it_says_so);
  ADD ("an-answer-that-nobody-asked-for-is-refused", set_up_without_key,
       test_an_answer_that_nobody_asked_for_is_refused);
  ADD ("nobody-below-is-named-as-a-help", set_up_without_key, test_nobody_below_is_named_as_a_help);
  return g_test_run ();
}
