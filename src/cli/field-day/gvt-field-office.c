/* SPDX-License-Identifier: GPL-3.0-or-later */
/* At the office: a centre, its lists and people, a laptop that is taken in and made ready. */
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "gvt-field-program.h"
#include "gvt-field-resources.h"
#include "gvt-file.h"
#include "gvt-module-library.h"
#include "gvt-text.h"

#define N_VOTERS       68000
#define N_VILLAGES     20
#define N_LEASED       3
#define LEASE_DAYS     7
#define RESOURCE_PATH  "/id/go/kpu/ntb/GoVote/practice/wilayah-latihan.csv"
#define LIST_AS_OF     "2026-06-30"
#define VISIT_NAME     "SMAN 1 Contoh"
#define VISIT_EXPECTED "120"

/* Invented people; their passphrases are on the unlock page of a practice profile. */
static const struct
{
  const char *code;
  const char *role;
  const char *passphrase;
} users[GVT_FIELD_N_USERS] = {
  { GVT_FIELD_FACILITATOR, "facilitator", "suara rakyat menentukan" },
  { GVT_FIELD_OFFICER, "officer", "daftar pemilih akurat" },
  { GVT_FIELD_SUPERVISOR, "supervisor", "jujur adil terbuka" },
};

static const char *const leased[N_LEASED] = { GVT_FIELD_VILLAGE, "52.69.01.2003", "52.69.02.2001" };

static gboolean
make_centre (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autofree char *root = g_build_filename (day->folder, "root-key", NULL);
  g_autofree char *out = gvt_field_centre (day, error, "init", "--practice", "--name", "Latihan",
                                           "--root-key", root, NULL);

  *count = 1;
  return out != NULL;
}

static guint
count_lines (GBytes *text)
{
  gsize size;
  const char *data = g_bytes_get_data (text, &size);
  guint n = 0;

  for (gsize i = 0; i < size; i++)
    n += data[i] == '\n';
  return n;
}

static gboolean
import_regions (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autoptr (GBytes) csv = g_resource_lookup_data (gvt_field_get_resource (), RESOURCE_PATH, 0,
                                                   error);
  g_autofree char *out = NULL;

  if (csv == NULL || !gvt_file_write (day->regions, csv, error))
    return FALSE;
  out = gvt_field_centre (day, error, "regions", "import", day->regions, NULL);
  *count = count_lines (csv) - 1;
  return out != NULL;
}

static gboolean
import_voters (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autofree char *rows = g_strdup_printf ("%d", N_VOTERS);
  g_autofree char *made = gvt_field_centre (
      day, error, "voters", "synthesize", "--regions", day->regions, "--rows", rows, "--as-of",
      LIST_AS_OF, "--output", day->list, "--stations", day->stations, NULL);
  g_autofree char *out = NULL;
  g_autoptr (GBytes) list = NULL;

  if (made == NULL)
    return FALSE;
  out = gvt_field_centre (day, error, "voters", "import", day->list, "--election",
                          GVT_FIELD_ELECTION, "--as-of", LIST_AS_OF, NULL);
  list = out != NULL ? gvt_file_read (day->list, G_MAXSIZE, error) : NULL;
  *count = list != NULL ? count_lines (list) - 1 : 0;
  return list != NULL && gvt_field_expect ("voters", (gint64) *count, N_VOTERS, error);
}

static gboolean
import_stations (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autoptr (GBytes) sheet = gvt_file_read (day->stations, G_MAXSIZE, error);
  g_autofree char *out = NULL;

  if (sheet == NULL)
    return FALSE;
  out = gvt_field_centre (day, error, "stations", "import", day->stations, "--election",
                          GVT_FIELD_ELECTION, "--as-of", LIST_AS_OF, NULL);
  *count = count_lines (sheet) - 1;
  return out != NULL;
}

static gboolean
build_packs (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autofree char *out = gvt_field_centre (day, error, "packs", "build", NULL);

  *count = N_VILLAGES;
  return out != NULL;
}

/* All that are inside the program. */
static guint
count_modules (void)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);

  return g_list_model_get_n_items (gvt_module_library_get_modules (library));
}

static gboolean
publish_modules (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autofree char *out = gvt_field_centre (day, error, "modules", "publish", NULL);

  *count = count_modules ();
  return out != NULL;
}

static gboolean
add_users (GvtFieldDay *day, guint64 *count, GError **error)
{
  for (guint i = 0; i < GVT_FIELD_N_USERS; i++)
    {
      g_autofree char *file = gvt_field_passphrase_file (day, users[i].code);
      g_autoptr (GBytes) passphrase = g_bytes_new_static (users[i].passphrase,
                                                          strlen (users[i].passphrase));
      g_autofree char *out = gvt_field_centre (day, error, "users", "add", users[i].code, "--role",
                                               users[i].role, NULL);

      if (out == NULL || !gvt_file_write (file, passphrase, error))
        return FALSE;
      *count += 1;
    }
  return TRUE;
}

/* The laptop talks to the relay alone, all day. */
static gboolean
serve (GvtFieldDay *day, guint64 *count, GError **error)
{
  guint16 port = gvt_field_serve (day, error);

  day->relay = port != 0 ? gvt_relay_new (port, error) : NULL;
  *count = 1;
  return day->relay != NULL;
}

/* What the unlock page of a practice profile shows. */
static gboolean
write_practice_users (GvtFieldDay *day, GError **error)
{
  g_autofree char *path = g_build_filename (day->laptop, "practice-users.json", NULL);
  g_autoptr (GString) text = g_string_new ("{\"users\":[");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < GVT_FIELD_N_USERS; i++)
    g_string_append_printf (text, "%s{\"code\":\"%s\",\"passphrase\":\"%s\"}", i > 0 ? "," : "",
                            users[i].code, users[i].passphrase);
  g_string_append (text, "]}\n");
  bytes = g_bytes_new (text->str, text->len);
  return gvt_file_write (path, bytes, error);
}

static gboolean
note_device (GvtFieldDay *day, GError **error)
{
  g_autoptr (JsonNode) node = gvt_field_centre_json (day, error, "devices", "list", NULL);
  JsonArray *devices = node != NULL ? json_node_get_array (node) : NULL;

  if (devices == NULL
      || !gvt_field_expect ("laptops at the centre", json_array_get_length (devices), 1, error))
    return FALSE;
  day->device = g_strdup (
      json_object_get_string_member (json_array_get_object_element (devices, 0), "code"));
  return TRUE;
}

static gboolean
enrol (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autofree char *code = g_build_filename (day->folder, "code", NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u", gvt_relay_get_port (day->relay));
  g_autofree char *officer = gvt_field_passphrase_file (day, GVT_FIELD_OFFICER);
  g_autofree char *supervisor = gvt_field_passphrase_file (day, GVT_FIELD_SUPERVISOR);
  g_autofree char *issued = gvt_field_centre (
      day, error, "devices", "enrol", "--user", GVT_FIELD_FACILITATOR, "--user", GVT_FIELD_OFFICER,
      "--user", GVT_FIELD_SUPERVISOR, "--output", code, "--url", url, NULL);
  g_autofree char *out = NULL;

  if (issued == NULL)
    return FALSE;
  out = gvt_field_laptop (day, GVT_FIELD_FACILITATOR, NULL, 0, error, "enrol", "--code-file", code,
                          "--user", GVT_FIELD_OFFICER, "--passphrase-file", officer, "--user",
                          GVT_FIELD_SUPERVISOR, "--passphrase-file", supervisor, NULL);
  *count = GVT_FIELD_N_USERS;
  return out != NULL && write_practice_users (day, error) && note_device (day, error);
}

static char *
write_plan (GvtFieldDay *day, GError **error)
{
  g_autofree char *path = g_build_filename (day->folder, "plan.json", NULL);
  g_autofree char *text = g_strdup_printf (
      "{\"name\": \"" VISIT_NAME "\", \"place\": \"" GVT_FIELD_VILLAGE "\", \"date\": \"%s\","
      " \"expected\": " VISIT_EXPECTED ", \"classes\": 1, \"segment\": \"pemula\","
      " \"facilitators\": [\"" GVT_FIELD_FACILITATOR "\"],"
      " \"modules\": [{\"module\": \"" GVT_FIELD_MODULE "\", \"minutes\": 40}],"
      " \"villages\": [\"%s\", \"%s\", \"%s\"]}",
      day->today, leased[0], leased[1], leased[2]);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return gvt_file_write (path, bytes, error) ? g_steal_pointer (&path) : NULL;
}

static gboolean
plan (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autofree char *path = write_plan (day, error);

  day->visit = path != NULL ? gvt_field_laptop_id (day, GVT_FIELD_SUPERVISOR, error, "visit",
                                                   "plan", path, NULL)
                            : NULL;
  *count = 1;
  return day->visit != NULL;
}

/* How many points of the readiness are missing, and whether it says so. */
static gboolean
expect_missing (GvtFieldDay *day, gint64 expected, guint64 *count, GError **error)
{
  g_autoptr (JsonNode) node = gvt_field_laptop_json (day, GVT_FIELD_FACILITATOR, NULL, error,
                                                     "visit", "ready", day->visit, NULL);
  JsonObject *found = node != NULL ? json_node_get_object (node) : NULL;
  JsonArray *points = found != NULL ? json_object_get_array_member (found, "points") : NULL;
  gint64 n = 0;

  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (points); i++)
    n += g_str_equal (
        json_object_get_string_member (json_array_get_object_element (points, i), "state"),
        "missing");
  *count = json_array_get_length (points);
  return gvt_field_expect ("ready", json_object_get_boolean_member (found, "ready"), expected == 0,
                           error)
         && gvt_field_expect ("missing points", n, expected, error);
}

/* Before the first talk nothing but the program's own modules is there: the lists and the regions
 * are not. */
static gboolean
unready (GvtFieldDay *day, guint64 *count, GError **error)
{
  return expect_missing (day, N_LEASED + 1, count, error);
}

static gboolean
ready (GvtFieldDay *day, guint64 *count, GError **error)
{
  return expect_missing (day, 0, count, error);
}

static gboolean
lease (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autofree char *until = gvt_date_from_days (gvt_date_days (day->today) + LEASE_DAYS);
  g_autofree char *out = gvt_field_centre (day, error, "leases", "grant", "--device", day->device,
                                           "--election", GVT_FIELD_ELECTION, "--until", until,
                                           "--village", leased[0], "--village", leased[1],
                                           "--village", leased[2], NULL);

  *count = N_LEASED;
  return out != NULL;
}

/* Lists of the leased villages, the name words they share, the regions, the modules. */
static gboolean
fetch (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autoptr (JsonNode) node = gvt_field_laptop_json (day, GVT_FIELD_FACILITATOR, NULL, error,
                                                     "sync", NULL);
  JsonObject *report = node != NULL ? json_node_get_object (node) : NULL;

  if (report == NULL)
    return FALSE;
  *count = (guint64) json_object_get_int_member (report, "files");
  return gvt_field_expect ("messages", json_object_get_int_member (report, "messages"), 1, error)
         && gvt_field_expect ("refused", json_object_get_int_member (report, "refused"), 0, error)
         && gvt_field_expect ("files that failed",
                              json_object_get_int_member (report, "files_failed"), 0, error)
         && gvt_field_expect ("files", (gint64) *count, 2 * N_LEASED + count_modules () + 2, error);
}

const GvtFieldStep gvt_field_office_steps[] = {
  { "init", N_ ("practice centre made"), make_centre },
  { "regions", N_ ("regions imported"), import_regions },
  { "voters", N_ ("invented voters imported"), import_voters },
  { "stations", N_ ("invented polling stations imported"), import_stations },
  { "packs", N_ ("sealed lists published"), build_packs },
  { "modules", N_ ("modules published"), publish_modules },
  { "users", N_ ("people added"), add_users },
  { "serve", N_ ("centre answers, behind a bad line"), serve },
  { "enrol", N_ ("users of the laptop taken in"), enrol },
  { "plan", N_ ("visit planned"), plan },
  { "unready", N_ ("readiness names what is missing"), unready },
  { "lease", N_ ("lists leased to the laptop"), lease },
  { "fetch", N_ ("files fetched: lists, polling stations, name words, regions, modules"), fetch },
  { "ready", N_ ("ready to leave"), ready },
  { NULL, NULL, NULL },
};
