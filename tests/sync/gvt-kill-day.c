/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-kill-day.h"

#include <string.h>

#include "gvt-central.h"
#include "gvt-journal.h"

#define VILLAGE     GVT_CENTRE_VILLAGE
#define MODULE      "m7-sah-tidak-sah"
#define QUESTION    "m7-dua-lubang-satu-kolom"
#define UNTIL       "2099-12-31"
#define NIK_COLUMN  3
#define N_ANSWERS   5
#define MEN         "14"
#define WOMEN       "17"
#define LOOKUP_KIND "voter.looked_up/1"

static void
add (GPtrArray *arguments, ...)
{
  const char *argument;
  va_list list;

  va_start (list, arguments);
  while ((argument = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (arguments, g_strdup (argument));
  va_end (list);
}

static const char *
last (GPtrArray *texts)
{
  return texts->pdata[texts->len - 1];
}

static void
keep_member (GPtrArray *texts, JsonNode *reply, const char *name)
{
  const char *text = json_object_get_string_member (json_node_get_object (reply), name);

  g_assert_nonnull (text);
  g_ptr_array_add (texts, g_strdup (text));
}

static char *
prepare_plan (GvtKillDay *day, GPtrArray *arguments)
{
  add (arguments, "visit", "plan", "--name", "SMAN 1 Contoh", "--place", VILLAGE, "--date",
       "2026-11-30", "--expected", "40", NULL);
  return NULL;
}

static void
note_plan (GvtKillDay *day, JsonNode *reply)
{
  keep_member (day->visits, reply, "id");
}

static char *
prepare_open (GvtKillDay *day, GPtrArray *arguments)
{
  add (arguments, "session", "open", last (day->visits), "--name", "Kelas X-1", NULL);
  return NULL;
}

static void
note_open (GvtKillDay *day, JsonNode *reply)
{
  keep_member (day->sessions, reply, "id");
  day->n_cards = 0;
}

static char *
prepare_attend (GvtKillDay *day, GPtrArray *arguments)
{
  add (arguments, "session", "attend", last (day->sessions), "--men", MEN, "--women", WOMEN, NULL);
  return NULL;
}

static char *
prepare_teach (GvtKillDay *day, GPtrArray *arguments)
{
  add (arguments, "session", "teach", last (day->sessions), MODULE, NULL);
  return NULL;
}

static char *
prepare_answer (GvtKillDay *day, GPtrArray *arguments)
{
  GString *lines = g_string_new (NULL);

  for (guint card = 1; card <= N_ANSWERS; card++)
    g_string_append_printf (lines, "%u:" QUESTION ":a\n", card);
  add (arguments, "session", "answer", last (day->sessions), MODULE, "-", NULL);
  return g_string_free (lines, FALSE);
}

static void
note_answer (GvtKillDay *day, JsonNode *reply)
{
  day->n_cards = N_ANSWERS;
}

static char *
prepare_lookup (GvtKillDay *day, GPtrArray *arguments)
{
  add (arguments, "voters", "lookup", "-", "--purpose", "memeriksa TPS", NULL);
  return g_strdup (day->nik);
}

static void
note_lookup (GvtKillDay *day, JsonNode *reply)
{
  day->n_lookups++;
}

static char *
prepare_propose (GvtKillDay *day, GPtrArray *arguments)
{
  add (arguments, "propose", "wrong-data", "--village", VILLAGE, "--reporter", "self", "--evidence",
       "ktp-el", "--consent", "--election", GVT_CENTRE_ELECTION, "--list-version", "1", "--from",
       "-", NULL);
  return g_strdup_printf ("nik=%s\nname=CONTOH\nold.rt=001\nnew.rt=009\n", day->nik);
}

static void
note_propose (GvtKillDay *day, JsonNode *reply)
{
  keep_member (day->receipts, reply, "receipt");
}

static char *
prepare_close (GvtKillDay *day, GPtrArray *arguments)
{
  add (arguments, "session", "close", last (day->sessions), NULL);
  return NULL;
}

static void
note_close (GvtKillDay *day, JsonNode *reply)
{
  g_ptr_array_add (day->closed, g_strdup (last (day->sessions)));
}

static char *
prepare_report (GvtKillDay *day, GPtrArray *arguments)
{
  g_autofree char *path = g_build_filename (day->centre->folder, "report.pdf", NULL);

  add (arguments, "visit", "report", last (day->visits), path, NULL);
  return NULL;
}

/* Acknowledged, so whole. */
static void
note_report (GvtKillDay *day, JsonNode *reply)
{
  g_autofree char *path = g_build_filename (day->centre->folder, "report.pdf", NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_nonnull (memmem (content, length, "%%EOF", 5));
}

static char *
prepare_sync (GvtKillDay *day, GPtrArray *arguments)
{
  add (arguments, "sync", "--server", day->centre->uri, NULL);
  return NULL;
}

const GvtKillAct gvt_kill_acts[] = {
  { "plan", prepare_plan, note_plan, FALSE },
  { "sync", prepare_sync, NULL, FALSE },
  { "open", prepare_open, note_open, FALSE },
  { "attend", prepare_attend, NULL, FALSE },
  { "teach", prepare_teach, NULL, FALSE },
  { "answer", prepare_answer, note_answer, FALSE },
  { "sync", prepare_sync, NULL, FALSE },
  { "look-up", prepare_lookup, note_lookup, FALSE },
  { "propose", prepare_propose, note_propose, FALSE },
  { "close", prepare_close, note_close, TRUE },
  { "report", prepare_report, note_report, FALSE },
  { "sync", prepare_sync, NULL, FALSE },
  { .name = NULL },
};

static GPtrArray *
begin_arguments (GvtKillDay *self)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);

  add (arguments, GOVOTECTL, "--json", "--data", self->laptop->folder, "--user", GVT_LAPTOP_OFFICER,
       "--passphrase-file", self->passphrase, NULL);
  return arguments;
}

static GSubprocess *
spawn (GPtrArray *arguments, const char *input)
{
  GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE
                           | (input != NULL ? G_SUBPROCESS_FLAGS_STDIN_PIPE : 0);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_ptr_array_add (arguments, NULL);
  process = g_subprocess_newv ((const char *const *) arguments->pdata, flags, &error);
  g_assert_no_error (error);
  if (input != NULL)
    {
      GOutputStream *pipe = g_subprocess_get_stdin_pipe (process);

      g_output_stream_write_all (pipe, input, strlen (input), NULL, NULL, NULL);
      g_output_stream_close (pipe, NULL, NULL);
    }
  return process;
}

GSubprocess *
gvt_kill_day_start (GvtKillDay *self, const GvtKillAct *act)
{
  g_autoptr (GPtrArray) arguments = begin_arguments (self);
  g_autofree char *input = act->prepare (self, arguments);

  return spawn (arguments, input);
}

static char *
read_all (GSubprocess *process)
{
  GInputStream *pipe = g_subprocess_get_stdout_pipe (process);
  GString *text = g_string_new (NULL);
  char buffer[4096];
  gssize n;

  while ((n = g_input_stream_read (pipe, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (text, buffer, n);
  return g_string_free (text, FALSE);
}

gboolean
gvt_kill_day_finish (GvtKillDay *self, const GvtKillAct *act, GSubprocess *process)
{
  g_autofree char *text = read_all (process);
  g_autoptr (JsonNode) reply = g_str_has_suffix (text, "\n") ? json_from_string (text, NULL) : NULL;
  gboolean is_done;

  g_subprocess_wait (process, NULL, NULL);
  is_done = g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == 0;
  if (act->note != NULL && (is_done || reply != NULL))
    act->note (self, reply);
  return is_done || (act->note != NULL && reply != NULL);
}

JsonNode *
gvt_kill_day_ask (GvtKillDay *self, ...)
{
  g_autoptr (GPtrArray) arguments = begin_arguments (self);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *argument;
  JsonNode *reply;
  va_list list;

  va_start (list, self);
  while ((argument = va_arg (list, const char *)) != NULL)
    add (arguments, argument, NULL);
  va_end (list);
  process = spawn (arguments, NULL);
  text = read_all (process);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
  reply = json_from_string (text, &error);
  g_assert_no_error (error);
  return reply;
}

/* The NIK of the first row that is of our village. */
static char *
pick_nik (GvtCentreProcess *centre)
{
  g_autofree char *path = g_build_filename (centre->folder, "list.csv", NULL);
  g_autofree char *text = NULL;
  const char *row;
  g_auto (GStrv) cells = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  row = strstr (text, "\n" VILLAGE ";");
  g_assert_nonnull (row);
  cells = g_strsplit (row + 1, ";", NIK_COLUMN + 2);
  return g_strdup (cells[NIK_COLUMN]);
}

GvtKillDay *
gvt_kill_day_new (void)
{
  GvtKillDay *self = g_new0 (GvtKillDay, 1);
  g_autofree char *enrolment_code = NULL;
  g_autoptr (GError) error = NULL;

  self->centre = gvt_centre_process_new ();
  self->laptop = gvt_laptop_new ();
  enrolment_code = gvt_centre_process_issue_code (self->centre);
  gvt_laptop_enrol (self->laptop, self->centre->uri, enrolment_code, &error);
  g_assert_no_error (error);
  self->code = gvt_laptop_dup_code (self->laptop);
  gvt_laptop_sync (self->laptop, self->centre->uri, &(GvtSyncReport){ 0 }, &error);
  g_assert_no_error (error);
  gvt_profile_lock (self->laptop->profile);
  g_free (gvt_centre_process_run (self->centre, "leases", "grant", "--device", self->code,
                                  "--village", VILLAGE, "--until", UNTIL, NULL));

  self->passphrase = g_build_filename (self->centre->folder, "passphrase", NULL);
  g_file_set_contents (self->passphrase, GVT_LAPTOP_PASSPHRASE "\n", -1, &error);
  g_assert_no_error (error);
  self->nik = pick_nik (self->centre);
  self->visits = g_ptr_array_new_with_free_func (g_free);
  self->sessions = g_ptr_array_new_with_free_func (g_free);
  self->closed = g_ptr_array_new_with_free_func (g_free);
  self->receipts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
gvt_kill_day_free (GvtKillDay *self)
{
  gvt_centre_process_free (self->centre);
  gvt_laptop_free (self->laptop);
  g_free (self->code);
  g_free (self->passphrase);
  g_free (self->nik);
  g_ptr_array_unref (self->visits);
  g_ptr_array_unref (self->sessions);
  g_ptr_array_unref (self->closed);
  g_ptr_array_unref (self->receipts);
  g_free (self);
}

/* Returns: (transfer none) (nullable): the element of @array whose member @name is @value */
static JsonObject *
find (JsonArray *array, const char *name, const char *value)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (g_str_equal (json_object_get_string_member (object, name), value))
        return object;
    }
  return NULL;
}

static void
assert_all_in (GPtrArray *texts, JsonArray *array, const char *name)
{
  for (guint i = 0; i < texts->len; i++)
    g_assert_nonnull (find (array, name, texts->pdata[i]));
}

static void
assert_on_laptop (GvtKillDay *self)
{
  g_autoptr (JsonNode) lists = gvt_kill_day_ask (self, "session", "list", NULL);
  g_autoptr (JsonNode) proposals = gvt_kill_day_ask (self, "proposals", "list", NULL);
  JsonObject *object = json_node_get_object (lists);
  JsonArray *sessions = json_object_get_array_member (object, "sessions");

  assert_all_in (self->visits, json_object_get_array_member (object, "visits"), "id");
  assert_all_in (self->sessions, sessions, "id");
  assert_all_in (self->receipts, json_node_get_array (proposals), "receipt");
  for (guint i = 0; i < self->closed->len; i++)
    g_assert_false (
        json_object_get_boolean_member (find (sessions, "id", self->closed->pdata[i]), "is_open"));
  if (self->n_cards > 0)
    g_assert_cmpint (
        json_object_get_int_member (find (sessions, "id", last (self->sessions)), "n_answers"), ==,
        self->n_cards);
}

static guint
count_lookups (JsonArray *events)
{
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (events); i++)
    n += g_str_equal (
        json_object_get_string_member (json_array_get_object_element (events, i), "kind"),
        LOOKUP_KIND);
  return n;
}

/* Equal heads of a hash chain: every record before them is equal too. */
static void
assert_same_at_centre (GvtKillDay *self)
{
  g_autoptr (JsonNode) verified = gvt_kill_day_ask (self, "journal", "verify", NULL);
  JsonObject *report = json_node_get_object (verified);
  g_autofree char *text = gvt_centre_process_run (self->centre, "--json", "events", "list",
                                                  "--device", self->code, NULL);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  JsonArray *events = json_node_get_array (node);
  guint n = json_array_get_length (events);

  g_assert_cmpint (json_object_get_int_member (report, "events"), ==, n);
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (events, n - 1), "hash"), ==,
      json_object_get_string_member (report, "head"));
  g_assert_cmpuint (count_lookups (events), >=, self->n_lookups);
  g_test_message ("%u records on both sides", n);
}

static void
assert_centre_is_sound (GvtKillDay *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtCentral) central = NULL;
  g_auto (GStrv) differing = NULL;

  gvt_centre_process_stop (self->centre);
  central = gvt_central_open (self->centre->data, self->laptop->clock, &error);
  g_assert_no_error (error);
  gvt_journal_verify (gvt_central_get_journal (central), NULL, &error);
  g_assert_no_error (error);
  gvt_journal_rebuild (gvt_central_get_journal (central), TRUE, &differing, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (differing), ==, 0);
}

void
gvt_kill_day_assert_nothing_lost (GvtKillDay *self)
{
  g_autoptr (JsonNode) synced = gvt_kill_day_ask (self, "sync", "--server", self->centre->uri,
                                                  NULL);
  JsonObject *ledger = json_object_get_object_member (json_node_get_object (synced), "ledger");
  g_autoptr (JsonNode) rebuilt = gvt_kill_day_ask (self, "rebuild", "--check", NULL);

  g_assert_cmpint (json_object_get_int_member (ledger, "only_here"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (ledger, "quarantined"), ==, 0);
  assert_on_laptop (self);
  assert_same_at_centre (self);
  assert_centre_is_sound (self);
}
