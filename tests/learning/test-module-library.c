/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-library.h"

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-module-fixture.h"
#include "gvt-test.h"

#define M5 "m5-hari-pemungutan-suara"
#define M7 "m7-sah-tidak-sah"

/* In the order in which they are shown: 2 before 10. */
static const char *const built_in[] = {
  "m2-siapa-pemilih", "m3-jaga-data-pemilih", M5, "m6-surat-suara-warna", M7,
  "m10-politik-uang", "m11-hoaks-literasi",
};

/* A profile's module folder, and the key of its centre. */
typedef struct
{
  const char *folder;
  GvtSecret *key;
  GvtPublicKey signer;
  GArray *signers;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->folder = gvt_test_folder ();
  fixture->key = gvt_signing_key_new ();
  gvt_signing_key_public (fixture->key, &fixture->signer);
  fixture->signers = g_array_new (FALSE, FALSE, sizeof (GvtPublicKey));
  g_array_append_val (fixture->signers, fixture->signer);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  gvt_secret_unref (fixture->key);
  g_array_unref (fixture->signers);
}

static void
put_bytes (Fixture *fixture, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  gvt_file_write (path, bytes, &error);
  g_assert_no_error (error);
}

/* Fetches, as it were, the fixture module with another id, version and title. */
static void
put_module (Fixture *fixture, const char *name, const char *id, guint version, const char *title)
{
  const char *folder = gvt_module_fixture ();
  g_autofree char *id_member = g_strdup_printf ("\"id\": \"%s\"", id);
  g_autofree char *version_member = g_strdup_printf ("\"version\": %u", version);
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GError) error = NULL;

  gvt_module_fixture_edit (folder, "module.json", "\"id\": \"uji\"", id_member);
  gvt_module_fixture_edit (folder, "module.json", "\"version\": 3", version_member);
  gvt_module_fixture_edit (folder, "module.json", "Judul", title);
  packed = gvt_module_pack_folder (folder, fixture->key, &error);
  g_assert_no_error (error);
  put_bytes (fixture, name, packed);
}

static guint
count (GListModel *list)
{
  return g_list_model_get_n_items (list);
}

static void
test_built_in (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  GListModel *modules = gvt_module_library_get_modules (library);

  g_assert_cmpuint (count (gvt_module_library_get_problems (library)), ==, 0);
  g_assert_cmpuint (count (modules), ==, G_N_ELEMENTS (built_in));
  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    {
      g_autoptr (GvtModule) module = g_list_model_get_item (modules, i);

      g_assert_cmpstr (gvt_module_get_id (module), ==, built_in[i]);
      g_assert_true (gvt_module_is_built_in (module));
    }
}

/* So nothing was forgotten when the program was put together. */
static void
assert_same_hash (Fixture *fixture, GvtModuleLibrary *library, const char *id)
{
  g_autofree char *folder = gvt_module_fixture_shipped (id);
  g_autoptr (GError) error = NULL;
  GvtModule *inside = gvt_module_library_find (library, id, &error);
  g_autoptr (GvtModule) shipped = gvt_module_load_folder (folder, &error);
  g_autoptr (GBytes) packed = gvt_module_pack (inside, fixture->key, &error);
  g_autoptr (GvtModule) sent = gvt_module_load_bytes (packed, &fixture->signer, &error);

  g_assert_no_error (error);
  g_assert_true (gvt_hash_equal (gvt_module_get_hash (inside), gvt_module_get_hash (shipped)));
  g_assert_true (gvt_hash_equal (gvt_module_get_hash (inside), gvt_module_get_hash (sent)));
  g_assert_false (gvt_module_is_built_in (sent));
}

static void
test_same_hash (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    assert_same_hash (fixture, library, built_in[i]);
}

static void
test_newest (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtModuleLibrary) library = NULL;
  g_autoptr (GError) error = NULL;

  put_module (fixture, "a.gvmod", "uji", 9, "Kesembilan");
  put_module (fixture, "b.gvmod", "uji", 10, "Kesepuluh");
  put_module (fixture, "c.gvmod", M5, 2, "Lebih baru");
  library = gvt_module_library_load (fixture->folder, fixture->signers);

  g_assert_cmpuint (count (gvt_module_library_get_modules (library)), ==,
                    G_N_ELEMENTS (built_in) + 1);
  g_assert_cmpstr (gvt_module_get_title (gvt_module_library_find (library, "uji", &error)), ==,
                   "Kesepuluh");
  g_assert_cmpstr (gvt_module_get_title (gvt_module_library_find (library, M5, &error)), ==,
                   "Lebih baru");
}

static void
test_centre_wins (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtModuleLibrary) library = NULL;
  g_autoptr (GError) error = NULL;

  put_module (fixture, "a.gvmod", M5, 1, "Dari pusat");
  library = gvt_module_library_load (fixture->folder, fixture->signers);

  g_assert_cmpstr (gvt_module_get_title (gvt_module_library_find (library, M5, &error)), ==,
                   "Dari pusat");
}

/* A running or past session keeps the content it began with. */
static void
test_pinned (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtModuleLibrary) before = NULL;
  g_autoptr (GvtModuleLibrary) after = NULL;
  g_autoptr (GError) error = NULL;
  const GvtHash *pin;
  GvtHash unknown = { { 1 } };

  put_module (fixture, "a.gvmod", "uji", 1, "Pertama");
  before = gvt_module_library_load (fixture->folder, fixture->signers);
  pin = gvt_module_get_hash (gvt_module_library_find (before, "uji", &error));
  put_module (fixture, "b.gvmod", "uji", 2, "Kedua");
  after = gvt_module_library_load (fixture->folder, fixture->signers);

  g_assert_cmpstr (gvt_module_get_title (gvt_module_library_find (after, "uji", &error)), ==,
                   "Kedua");
  g_assert_cmpstr (gvt_module_get_title (gvt_module_library_find_hash (after, pin, &error)), ==,
                   "Pertama");
  g_assert_no_error (error);
  g_assert_null (gvt_module_library_find_hash (after, &unknown, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
}

static void
test_damaged (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) junk = gvt_test_bytes ("rusak");
  g_autoptr (GBytes) nothing = gvt_test_bytes ("");
  g_autoptr (GvtModuleLibrary) library = NULL;
  g_autoptr (GvtModuleProblem) problem = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *problems;

  put_module (fixture, "a.gvmod", "uji", 1, "Utuh");
  put_bytes (fixture, "b.gvmod", junk);
  put_bytes (fixture, "c.gvmod", nothing);
  put_bytes (fixture, "d.gvmod.part", junk); /* still on its way */
  library = gvt_module_library_load (fixture->folder, fixture->signers);
  problems = gvt_module_library_get_problems (library);

  g_assert_cmpuint (count (gvt_module_library_get_modules (library)), ==,
                    G_N_ELEMENTS (built_in) + 1);
  g_assert_nonnull (gvt_module_library_find (library, "uji", &error));
  g_assert_cmpuint (count (problems), ==, 2);
  problem = g_list_model_get_item (problems, 0);
  g_assert_true (g_str_has_suffix (gvt_module_problem_get_file (problem), ".gvmod"));
  g_assert_cmpstr (gvt_module_problem_get_message (problem), !=, "");
}

static void
test_foreign_signature (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtSecret) other = gvt_signing_key_new ();
  g_autoptr (GvtModuleLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) strangers = g_array_new (FALSE, FALSE, sizeof (GvtPublicKey));
  GvtPublicKey signer;

  put_module (fixture, "a.gvmod", "uji", 1, "Asing");
  gvt_signing_key_public (other, &signer);
  g_array_append_val (strangers, signer);
  library = gvt_module_library_load (fixture->folder, strangers);

  g_assert_null (gvt_module_library_find (library, "uji", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  g_assert_cmpuint (count (gvt_module_library_get_problems (library)), ==, 1);
}

/* The centre turned its keys since. */
static void
test_a_former_signature_holds (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtSecret) present = gvt_signing_key_new ();
  g_autoptr (GvtModuleLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  GvtPublicKey signer;

  put_module (fixture, "a.gvmod", "uji", 1, "Lama");
  gvt_signing_key_public (present, &signer);
  g_array_prepend_val (fixture->signers, signer);
  library = gvt_module_library_load (fixture->folder, fixture->signers);

  g_assert_nonnull (gvt_module_library_find (library, "uji", &error));
  g_assert_no_error (error);
}

static void
test_no_folder (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "modules", NULL);
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (missing, fixture->signers);

  g_assert_cmpuint (count (gvt_module_library_get_modules (library)), ==, G_N_ELEMENTS (built_in));
  g_assert_cmpuint (count (gvt_module_library_get_problems (library)), ==, 0);
}

#define TEST(path, function) \
  g_test_add ("/module-library/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TEST ("built-in-modules-are-there-before-enrolment", test_built_in);
  TEST ("built-in-folder-and-signed-copy-have-the-same-hash", test_same_hash);
  TEST ("newest-version-of-each-module-wins", test_newest);
  TEST ("centre-comes-before-built-in-at-the-same-version", test_centre_wins);
  TEST ("older-version-is-still-found-by-its-hash", test_pinned);
  TEST ("damaged-file-takes-only-itself-away", test_damaged);
  TEST ("file-of-another-centre-is-a-problem", test_foreign_signature);
  TEST ("signed-before-the-keys-were-turned-holds", test_a_former_signature_holds);
  TEST ("folder-that-does-not-exist-yet-is-empty", test_no_folder);

  return g_test_run ();
}
