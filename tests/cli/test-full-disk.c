/* SPDX-License-Identifier: GPL-3.0-or-later */
/* I1: whatever writes, on a disk without a byte left: it says so in words, nothing is half-written,
 * and once there is room the same act succeeds. The built programs, as people run them. */
#include <string.h>

#include "gvt-program-run.h"
#include "gvt-small-disk.h"
#include "gvt-test.h"

#define PASSPHRASE  "sepuluh kata rahasia"
#define OTHER       "sebelas kata rahasia"
#define OFFICER     "PTD-01"
#define SUPERVISOR  "SPV-01"
#define VILLAGE     "99.01.01.2001"
#define ELECTION    "pilkada-2024"
#define DISK_MIB    4
#define MAX_SYNCS   1000 /* a second is over before */
#define FULL        "The disk is full."
#define CENTRE_FULL "The disk of the centre is full"

static const char regions[] = "code,parent,level,name\n"
                              "99,,provinsi,Provinsi Latihan\n"
                              "99.01,99,kabupaten,Kabupaten Contoh\n"
                              "99.01.01,99.01,kecamatan,Kecamatan Contoh\n" VILLAGE
                              ",99.01.01,desa,Desa Satu\n";

/* One of the two lies on the small disk. */
typedef struct
{
  GvtSmallDisk disk;
  const char *folder; /* a large one */
  char *centre;
  char *laptop;
  char *passphrase;
  char *code;
  char *list;
  char *address;
  GSubprocess *server;
} Fixture;

static GvtProgramRun *
run (const char *program, const char *data, va_list list)
{
  g_autoptr (GPtrArray) args = g_ptr_array_new ();

  g_ptr_array_add (args, (char *) "--json");
  g_ptr_array_add (args, (char *) "--data");
  g_ptr_array_add (args, (char *) data);
  for (char *arg = va_arg (list, char *); arg != NULL; arg = va_arg (list, char *))
    g_ptr_array_add (args, arg);
  g_ptr_array_add (args, NULL);
  return gvt_program_run_newv (program, NULL, (const char *const *) args->pdata);
}

static GvtProgramRun *
run_centre (Fixture *self, ...)
{
  GvtProgramRun *result;
  va_list list;

  va_start (list, self);
  result = run ("govote-central", self->centre, list);
  va_end (list);
  return result;
}

static GvtProgramRun *
run_laptop (Fixture *self, ...)
{
  GvtProgramRun *result;
  va_list list;

  va_start (list, self);
  result = run ("govotectl", self->laptop, list);
  va_end (list);
  return result;
}

static void
assert_done (GvtProgramRun *result)
{
  g_assert_cmpstr (result->err, ==, "");
  g_assert_cmpint (result->exit_code, ==, 0);
  gvt_program_run_free (result);
}

/* It says that the disk is full, and what is safe. */
static void
assert_full (GvtProgramRun *result)
{
  g_assert_cmpint (result->exit_code, ==, 1);
  if (strstr (result->err, FULL) == NULL)
    g_error ("not told that the disk is full: %s", result->err);
  gvt_program_run_free (result);
}

static char *
write_file (Fixture *self, const char *name, const char *content)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
make_centre (Fixture *self)
{
  g_autofree char *root = g_build_filename (self->folder, "root-key", NULL);
  g_autofree char *region_file = write_file (self, "regions.csv", regions);

  assert_done (run_centre (self, "init", "--root-key", root, "--practice", NULL));
  assert_done (run_centre (self, "regions", "import", region_file, NULL));
  assert_done (run_centre (self, "users", "add", OFFICER, "--role", "officer", NULL));
  assert_done (run_centre (self, "users", "add", SUPERVISOR, "--role", "supervisor", NULL));
  assert_done (run_centre (self, "voters", "synthesize", "--regions", region_file, "--rows", "2000",
                           "--output", self->list, NULL));
}

static void
issue_code (Fixture *self)
{
  self->server = gvt_program_serve (self->centre, &self->address);
  assert_done (run_centre (self, "devices", "enrol", "--user", OFFICER, "--user", SUPERVISOR,
                           "--output", self->code, "--url", self->address, NULL));
}

static GvtProgramRun *
enrol (Fixture *self)
{
  return run_laptop (self, "enrol", "--code-file", self->code, "--user", OFFICER,
                     "--passphrase-file", self->passphrase, "--user", SUPERVISOR,
                     "--passphrase-file", self->passphrase, NULL);
}

static GvtProgramRun *
as_officer (Fixture *self, ...)
{
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  va_list list;

  g_ptr_array_add (args, (char *) "--json");
  g_ptr_array_add (args, (char *) "--data");
  g_ptr_array_add (args, self->laptop);
  g_ptr_array_add (args, (char *) "--user");
  g_ptr_array_add (args, (char *) OFFICER);
  g_ptr_array_add (args, (char *) "--passphrase-file");
  g_ptr_array_add (args, self->passphrase);
  va_start (list, self);
  for (char *arg = va_arg (list, char *); arg != NULL; arg = va_arg (list, char *))
    g_ptr_array_add (args, arg);
  va_end (list);
  g_ptr_array_add (args, NULL);
  return gvt_program_run_newv ("govotectl", NULL, (const char *const *) args->pdata);
}

static void
set_up (Fixture *self, gconstpointer is_centre_small)
{
  gvt_small_disk_mount (&self->disk, DISK_MIB);
  self->folder = gvt_test_folder ();
  self->centre = g_build_filename (is_centre_small != NULL ? self->disk.folder : self->folder,
                                   "centre", NULL);
  self->laptop = g_build_filename (is_centre_small == NULL ? self->disk.folder : self->folder,
                                   "laptop", NULL);
  self->passphrase = write_file (self, "passphrase", PASSPHRASE "\n");
  self->code = g_build_filename (self->folder, "code", NULL);
  self->list = g_build_filename (self->folder, "list.csv", NULL);
  make_centre (self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_clear_pointer (&self->server, gvt_program_stop);
  gvt_small_disk_unmount (&self->disk);
  g_free (self->centre);
  g_free (self->laptop);
  g_free (self->passphrase);
  g_free (self->code);
  g_free (self->list);
  g_free (self->address);
}

/* Fails while the disk is full; done as soon as it is not. */
#define ASSERT_FULL_THEN_DONE(self, act) \
  G_STMT_START \
  { \
    gvt_small_disk_fill (&(self)->disk); \
    assert_full (act); \
    gvt_small_disk_make_room (&(self)->disk); \
    assert_done (act); \
  } \
  G_STMT_END

static char *
find_device (Fixture *self)
{
  g_autoptr (GvtProgramRun) devices = run_centre (self, "devices", "list", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (devices);

  return g_strdup (json_object_get_string_member (
      json_array_get_object_element (json_node_get_array (node), 0), "code"));
}

static void
publish (Fixture *self)
{
  g_autofree char *device = NULL;

  assert_done (run_centre (self, "voters", "import", self->list, "--election", ELECTION, "--as-of",
                           "2026-06-30", NULL));
  assert_done (run_centre (self, "packs", "build", NULL));
  assert_done (run_centre (self, "modules", "publish", NULL));
  device = find_device (self);
  assert_done (as_officer (self, "sync", NULL));
  assert_done (run_centre (self, "leases", "grant", "--device", device, "--village", VILLAGE,
                           "--until", "2099-12-31", NULL));
}

static gint64
count_events (Fixture *self)
{
  g_autoptr (GvtProgramRun) result = as_officer (self, "journal", "verify", NULL);
  g_autoptr (JsonNode) node = NULL;

  g_assert_cmpstr (result->err, ==, "");
  node = gvt_program_run_json (result);
  return json_object_get_int_member (json_node_get_object (node), "events");
}

/* All that a laptop writes, in the order of its days. */
static void
test_laptop (Fixture *self, gconstpointer unused)
{
  g_autofree char *other = write_file (self, "other", OTHER "\n");

  issue_code (self);
  ASSERT_FULL_THEN_DONE (self, enrol (self));
  g_assert_cmpint (count_events (self), ==, 1);

  publish (self);
  ASSERT_FULL_THEN_DONE (self, as_officer (self, "sync", NULL)); /* lists and modules */

  ASSERT_FULL_THEN_DONE (self,
                         as_officer (self, "visit", "plan", "--name", "SMAN", "--place", VILLAGE,
                                     "--date", "2026-11-30", "--expected", "40", NULL));
  g_assert_cmpint (count_events (self), ==, 2);

  ASSERT_FULL_THEN_DONE (
      self, as_officer (self, "users", "passphrase", "--new-passphrase-file", other, NULL));
  g_free (self->passphrase);
  self->passphrase = g_steal_pointer (&other);
  g_assert_cmpint (count_events (self), >, 2);
}

static char *
plan_visit (Fixture *self)
{
  g_autoptr (GvtProgramRun) result = as_officer (self, "visit", "plan", "--name", "SMAN", "--place",
                                                 VILLAGE, "--date", "2026-11-30", "--expected",
                                                 "40", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (result);

  return g_strdup (json_object_get_string_member (json_node_get_object (node), "id"));
}

static char *
open_session (Fixture *self, const char *visit)
{
  g_autoptr (GvtProgramRun) result = as_officer (self, "session", "open", visit, "--name", "X-1",
                                                 NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (result);

  return g_strdup (json_object_get_string_member (json_node_get_object (node), "id"));
}

/* Returns: whether it is open; 31 people are in it in any case */
static gboolean
is_open (Fixture *self, const char *session)
{
  g_autoptr (GvtProgramRun) result = as_officer (self, "session", "show", session, NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (result);
  JsonObject *found = json_node_get_object (node);

  g_assert_cmpint (json_object_get_int_member (found, "men"), ==, 14);
  g_assert_cmpint (json_object_get_int_member (found, "women"), ==, 17);
  return json_object_get_boolean_member (found, "is_open");
}

/* The disk ends somewhere in the midst of the close, of the record or of the backup after it: it is
 * closed or it is not, the program's word is true of it, and it is recorded once. */
static void
test_session_closed (Fixture *self, gconstpointer unused)
{
  static const guint rooms_kib[] = { 0, 24, 48, 128 };
  g_autofree char *visit = NULL;
  guint n_refused = 0;

  issue_code (self);
  assert_done (enrol (self));
  visit = plan_visit (self);
  for (guint i = 0; i < G_N_ELEMENTS (rooms_kib); i++)
    {
      g_autofree char *session = open_session (self, visit);
      g_autoptr (GvtProgramRun) closed = NULL;
      gint64 n;

      assert_done (
          as_officer (self, "session", "attend", session, "--men", "14", "--women", "17", NULL));
      n = count_events (self);
      gvt_small_disk_leave (&self->disk, rooms_kib[i]);
      closed = as_officer (self, "session", "close", session, NULL);
      gvt_small_disk_make_room (&self->disk);

      g_assert_cmpint (closed->exit_code == 0, !=, is_open (self, session));
      if (closed->exit_code != 0)
        {
          n_refused++;
          g_assert_nonnull (strstr (closed->err, FULL));
          assert_done (as_officer (self, "session", "close", session, NULL));
          g_assert_false (is_open (self, session));
        }
      g_assert_cmpint (count_events (self), ==, n + 1);
    }
  g_assert_cmpuint (n_refused, >, 0);
  g_assert_cmpuint (n_refused, <, G_N_ELEMENTS (rooms_kib));
  g_test_message ("refused with %u of %u rooms", n_refused, (guint) G_N_ELEMENTS (rooms_kib));
}

/* Where the report goes is full, the laptop's own disk is not: no half of one is left, and none is
 * recorded. */
static void
test_report_written (Fixture *self, gconstpointer unused)
{
  g_autofree char *visit = NULL;
  g_autofree char *report = g_build_filename (self->disk.folder, "report.pdf", NULL);
  gint64 n;

  issue_code (self);
  assert_done (enrol (self));
  visit = plan_visit (self);
  n = count_events (self);

  gvt_small_disk_fill (&self->disk);
  assert_full (as_officer (self, "visit", "report", visit, report, NULL));
  g_assert_false (g_file_test (report, G_FILE_TEST_EXISTS));
  gvt_small_disk_make_room (&self->disk);
  g_assert_cmpint (count_events (self), ==, n);
  assert_done (as_officer (self, "visit", "report", visit, report, NULL));
  g_assert_cmpint (count_events (self), ==, n + 2); /* the report, and that a file left */
}

/* And so with every other file that may be made of a visit. */
static void
test_visit_files_written (Fixture *self, gconstpointer unused)
{
  g_autofree char *visit = NULL;
  g_autofree char *names = write_file (self, "names", "Ani\nBudi\n");
  g_autofree char *file = g_build_filename (self->disk.folder, "kunjungan.xlsx", NULL);
  gint64 n;

  issue_code (self);
  assert_done (enrol (self));
  visit = plan_visit (self);
  n = count_events (self);

  gvt_small_disk_fill (&self->disk);
  assert_full (as_officer (self, "visit", "export", visit, "--to", file, NULL));
  assert_full (as_officer (self, "visit", "certificates", visit, file, "--names", names, NULL));
  assert_full (as_officer (self, "visit", "report", visit, file, "--full", NULL));
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  gvt_small_disk_make_room (&self->disk);
  g_assert_cmpint (count_events (self), ==, n);
  assert_done (as_officer (self, "visit", "export", visit, "--to", file, NULL));
  assert_done (as_officer (self, "visit", "certificates", visit, file, "--names", names, NULL));
  assert_done (as_officer (self, "visit", "report", visit, file, "--full", NULL));
  g_assert_cmpint (count_events (self), ==, n + 6);
}

/* A signature and the photo of its paper: both or neither. */
static void
test_signature_kept (Fixture *self, gconstpointer unused)
{
  g_autofree char *visit = NULL;
  g_autofree char *photo = g_build_filename (self->folder, "photo.png", NULL);
  g_autoptr (GString) picture = g_string_new_len ("\x89PNG\r\n\x1a\n\0\3\0\0IDAT", 16);
  g_autoptr (GvtProgramRun) none = NULL;

  g_string_set_size (picture, 16 + 0x30000 + 4);
  memset (picture->str + 16, 'x', 0x30000 + 4);
  g_string_append_len (picture, "\0\0\0\0IENDcrc!", 12);
  g_assert_true (g_file_set_contents (photo, picture->str, (gssize) picture->len, NULL));
  issue_code (self);
  assert_done (enrol (self));
  visit = plan_visit (self);

  gvt_small_disk_fill (&self->disk);
  assert_full (
      as_officer (self, "visit", "sign", visit, "--method", "pen", "--photo", photo, NULL));
  gvt_small_disk_make_room (&self->disk);
  none = as_officer (self, "visit", "signature", visit, NULL);
  g_assert_cmpint (none->exit_code, ==, 1);
  assert_done (
      as_officer (self, "visit", "sign", visit, "--method", "pen", "--photo", photo, NULL));
  assert_done (as_officer (self, "visit", "signature", visit, "--photo", photo, NULL));
}

/* The stick is full, the laptop's own disk is not: that is what is said, and what has its whole
 * name there is whole. */
static void
test_day_ended (Fixture *self, gconstpointer unused)
{
  g_autofree char *visit = NULL;
  g_autofree char *backups = g_build_filename (self->disk.folder, "govote", "backup", NULL);
  g_autoptr (GvtProgramRun) refused = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  issue_code (self);
  assert_done (enrol (self));
  visit = plan_visit (self);

  gvt_small_disk_fill (&self->disk);
  refused = as_officer (self, "end-day", "--to", self->disk.folder, NULL);
  g_assert_cmpint (refused->exit_code, ==, 1);
  g_assert_nonnull (strstr (refused->err, "There is no room left on "));
  g_assert_nonnull (strstr (refused->err, self->disk.folder));
  dir = g_dir_open (backups, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_has_suffix (name, ".part"));

  gvt_small_disk_make_room (&self->disk);
  assert_done (as_officer (self, "end-day", "--to", self->disk.folder, NULL));
  assert_done (run_centre (self, "courier", "accept", self->disk.folder, NULL));
}

static void
test_list_imported (Fixture *self, gconstpointer unused)
{
  ASSERT_FULL_THEN_DONE (self, run_centre (self, "voters", "import", self->list, "--election",
                                           ELECTION, "--as-of", "2026-06-30", NULL));
  ASSERT_FULL_THEN_DONE (self, run_centre (self, "packs", "build", NULL));
  ASSERT_FULL_THEN_DONE (self, run_centre (self, "modules", "publish", NULL));
}

/* The centre's disk is full: the laptop keeps everything, and comes again. */
static void
test_records_received (Fixture *self, gconstpointer unused)
{
  g_autofree char *visit = NULL;
  g_autoptr (GvtProgramRun) refused = NULL;

  issue_code (self);
  assert_done (enrol (self));
  visit = plan_visit (self);

  gvt_small_disk_fill (&self->disk);
  refused = as_officer (self, "sync", NULL);
  g_assert_cmpint (refused->exit_code, ==, 1);
  g_assert_nonnull (strstr (refused->err, CENTRE_FULL));
  gvt_small_disk_make_room (&self->disk);
  assert_done (as_officer (self, "sync", NULL));
}

/* Returns: the HTTP status of what anybody may ask */
static guint
ask_health (Fixture *self)
{
  static const char request[] = "GET /v1/health HTTP/1.0\r\n\r\n";
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection = g_socket_client_connect_to_uri (client, self->address,
                                                                             80, NULL, &error);
  char answer[16] = { 0 };
  gsize n;

  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request,
                             sizeof request - 1, NULL, NULL, &error);
  g_assert_no_error (error);
  g_input_stream_read_all (g_io_stream_get_input_stream (G_IO_STREAM (connection)), answer,
                           sizeof answer - 1, &n, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (answer, "HTTP/1."));
  return (guint) g_ascii_strtoull (answer + strlen ("HTTP/1.1 "), NULL, 10);
}

/* Whoever watches the centre learns of its full disk before a laptop does; and of its end, within
 * a second. */
static void
test_health (Fixture *self, gconstpointer unused)
{
  issue_code (self);
  assert_done (enrol (self));

  gvt_small_disk_fill (&self->disk);
  g_assert_cmpuint (ask_health (self), ==, 507);
  gvt_small_disk_make_room (&self->disk);
  for (guint n = 0; n < MAX_SYNCS && ask_health (self) != 200; n++)
    assert_done (as_officer (self, "sync", NULL));
  g_assert_cmpuint (ask_health (self), ==, 200);
}

#define ON_LAPTOP(name, func) \
  g_test_add ("/full-disk/" name, Fixture, NULL, set_up, func, tear_down)
#define AT_CENTRE(name, func) \
  g_test_add ("/full-disk/" name, Fixture, "centre", set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  if (!gvt_small_disk_prepare ())
    {
      g_print ("1..0 # SKIP no mount namespace is allowed here\n");
      return 0;
    }

  gvt_test_init (&argc, &argv);

  ON_LAPTOP ("I1-laptop-enrols-fetches-records-and-changes-its-vault", test_laptop);
  ON_LAPTOP ("I1-session-is-closed-once-or-open", test_session_closed);
  ON_LAPTOP ("I1-signature-and-its-photo-are-kept-or-neither", test_signature_kept);
  AT_CENTRE ("I1-report-is-written-or-not-there", test_report_written);
  AT_CENTRE ("I1-visit-files-are-written-or-not-there", test_visit_files_written);
  AT_CENTRE ("I1-day-ends-on-a-stick-that-has-room", test_day_ended);
  AT_CENTRE ("I1-centre-imports-and-publishes", test_list_imported);
  AT_CENTRE ("I1-centre-receives-records", test_records_received);
  AT_CENTRE ("I1-centre-says-so-when-it-is-watched", test_health);

  return g_test_run ();
}
