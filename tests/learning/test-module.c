/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-module-fixture.h"
#include "gvt-signed-file.h"
#include "gvt-test.h"

/* The centre's key, and a packed module under it. */
typedef struct
{
  const char *folder;
  GvtSecret *key;
  GvtPublicKey signer;
  GBytes *packed;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = gvt_module_fixture ();
  fixture->key = gvt_signing_key_new ();
  gvt_signing_key_public (fixture->key, &fixture->signer);
  fixture->packed = gvt_module_pack_folder (fixture->folder, fixture->key, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  gvt_secret_unref (fixture->key);
  g_bytes_unref (fixture->packed);
}

static GvtModule *
load (const char *folder)
{
  g_autoptr (GError) error = NULL;
  GvtModule *module = gvt_module_load_folder (folder, &error);

  g_assert_no_error (error);
  return module;
}

static void
test_folder (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtModule) module = load (fixture->folder);
  g_autoptr (GvtLesson) lesson = g_list_model_get_item (gvt_module_get_lessons (module), 0);
  g_autoptr (GvtMedia) audio = g_list_model_get_item (gvt_lesson_get_media (lesson), 0);
  g_autofree char *title = NULL;
  guint version;

  g_object_get (module, "title", &title, "version", &version, NULL);

  g_assert_cmpstr (gvt_module_get_id (module), ==, "uji");
  g_assert_cmpstr (title, ==, "Judul");
  g_assert_cmpuint (version, ==, 3);
  g_assert_cmpuint (gvt_module_get_minutes (module), ==, 15);
  g_assert_cmpstr (gvt_module_get_segments (module)[0], ==, "pemula");
  g_assert_cmpstr (gvt_module_get_review_note (module), ==, "draft, not yet reviewed by KPU NTB");
  g_assert_cmpstr (gvt_lesson_get_notes (lesson), ==, "Catatan.");
  g_assert_cmpstr (gvt_lesson_get_simulator (lesson), ==, "surat-suara");
  g_assert_cmpint (json_object_get_int_member (gvt_lesson_get_settings (lesson), "columns"), ==, 2);
  g_assert_cmpint (gvt_media_get_kind (audio), ==, GVT_MEDIA_AUDIO);
  g_assert_cmpstr (gvt_media_get_language (audio), ==, "sas");
  g_assert_cmpuint (gvt_quiz_get_size (gvt_module_get_quiz (module)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_module_get_picture_lessons (module)), ==, 1);
  g_assert_false (gvt_module_is_built_in (module));
}

static void
test_reviewed (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtModule) module = NULL;

  gvt_module_fixture_edit (
      fixture->folder, "module.json", "\"reviewed_by\": []",
      "\"reviewed_by\": [{\"name\": \"N\", \"office\": \"K\", \"date\": \"2026-11-01\"}]");
  module = load (fixture->folder);

  g_assert_cmpstr (gvt_module_get_review_note (module), ==, "");
}

static void
test_same_hash (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtModule) folder = load (fixture->folder);
  g_autoptr (GvtModule) file = gvt_module_load_bytes (fixture->packed, &fixture->signer, &error);

  g_assert_no_error (error);
  g_assert_true (gvt_hash_equal (gvt_module_get_hash (folder), gvt_module_get_hash (file)));
  g_assert_cmpstr (gvt_module_get_title (file), ==, "Judul");
}

static void
test_same_bytes (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtModule) file = gvt_module_load_bytes (fixture->packed, &fixture->signer, &error);
  g_autoptr (GBytes) again = gvt_module_pack (file, fixture->key, &error);

  g_assert_no_error (error);
  gvt_test_assert_bytes (again, fixture->packed);
}

static void
test_changed_hash (Fixture *fixture, gconstpointer user_data)
{
  static const char *const edits[][3] = {
    { "kartu-1.md", "seterusnya", "selanjutnya" },
    { "quiz.json", "Kapan?", "Kapankah?" },
    { "module.json", "Ringkasan.", "Ringkas." },
    { "media/a.svg", "width=\"8\" height=\"8\"/>", "width=\"7\" height=\"8\"/>" },
  };
  g_autoptr (GvtModule) before = load (fixture->folder);
  GvtHash seen = *gvt_module_get_hash (before);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (GvtModule) after = NULL;

      gvt_module_fixture_edit (fixture->folder, edits[i][0], edits[i][1], edits[i][2]);
      after = load (fixture->folder);

      g_assert_false (gvt_hash_equal (gvt_module_get_hash (after), &seen));
      seen = *gvt_module_get_hash (after);
    }
}

static void
test_known_hash (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtModule) module = load (fixture->folder);
  g_autofree char *hash = gvt_hash_to_text (gvt_module_get_hash (module));

  /* Computed by another program from the definition in resources/modules/README.md; it may never
   * change. */
  g_assert_cmpstr (hash, ==, "a5cfd7cb9550e6014bdad56bd633da70d9af04d0d8abedf02f5a1b300e8e9e23");
}

static void
test_other_signer (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtSecret) other = gvt_signing_key_new ();
  g_autoptr (GError) error = NULL;
  GvtPublicKey signer;

  gvt_signing_key_public (other, &signer);

  g_assert_null (gvt_module_load_bytes (fixture->packed, &signer, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_header_disagrees (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSignedFile) packed = gvt_signed_file_read (fixture->packed, "MODU", 1, G_MAXUINT32,
                                                           &error);
  g_autoptr (JsonObject) header = json_object_new ();
  g_autoptr (GBytes) forged = NULL;

  json_object_set_string_member (header, "id", "uji");
  json_object_set_int_member (header, "version", 4);
  forged = gvt_signed_file_write ("MODU", 1, header, gvt_signed_file_get_payload (packed),
                                  fixture->key, &error);
  g_assert_no_error (error);

  g_assert_null (gvt_module_load_bytes (forged, &fixture->signer, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
}

static void
test_truncated (Fixture *fixture, gconstpointer user_data)
{
  for (gsize length = 0; length < g_bytes_get_size (fixture->packed); length += 64)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (fixture->packed, 0, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (gvt_module_load_bytes (cut, &fixture->signer, &error));
      g_assert_cmpuint (error->domain, ==, GVT_ERROR);
    }
}

static void
test_flipped (Fixture *fixture, gconstpointer user_data)
{
  gsize length = g_bytes_get_size (fixture->packed);

  for (gsize at = 0; at < length; at += 7)
    {
      guint8 *data = g_memdup2 (g_bytes_get_data (fixture->packed, NULL), length);
      g_autoptr (GBytes) flipped = NULL;
      g_autoptr (GError) error = NULL;

      data[at] ^= 0x10;
      flipped = g_bytes_new_take (data, length);

      g_assert_null (gvt_module_load_bytes (flipped, &fixture->signer, &error));
      g_assert_cmpuint (error->domain, ==, GVT_ERROR);
    }
}

static void
test_media (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtModule) folder = load (fixture->folder);
  g_autoptr (GvtModule) file = gvt_module_load_bytes (fixture->packed, &fixture->signer, &error);
  g_autoptr (GBytes) one = gvt_module_read_file (folder, "media/a.svg", &error);
  g_autoptr (GBytes) two = gvt_module_read_file (file, "media/a.svg", &error);

  g_assert_no_error (error);
  gvt_test_assert_bytes (one, two);
  g_assert_null (gvt_module_read_file (file, "media/b.svg", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
}

static void
test_media_changed (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtModule) module = load (fixture->folder);
  g_autoptr (GError) error = NULL;

  gvt_module_fixture_put (fixture->folder, "media/a.svg", "<svg/>");

  g_assert_null (gvt_module_read_file (module, "media/a.svg", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
}

static void
test_from_disk (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "a.gvmod", NULL);
  g_autofree char *missing = g_strconcat (path, "x", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtModule) module = NULL;

  gvt_file_write (path, fixture->packed, &error);
  module = gvt_module_load_file (path, &fixture->signer, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gvt_module_get_id (module), ==, "uji");
  g_assert_null (gvt_module_load_file (missing, &fixture->signer, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (gvt_module_load_folder (missing, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
}

#define TEST(path, function) \
  g_test_add ("/module/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TEST ("folder-gives-all-its-parts", test_folder);
  TEST ("review-note-goes-when-somebody-reviewed", test_reviewed);
  TEST ("folder-and-signed-file-have-the-same-hash", test_same_hash);
  TEST ("packing-twice-gives-the-same-bytes", test_same_bytes);
  TEST ("any-change-changes-the-hash", test_changed_hash);
  TEST ("hash-is-as-the-format-says", test_known_hash);
  TEST ("signature-of-another-key-is-refused", test_other_signer);
  TEST ("header-must-agree-with-the-content", test_header_disagrees);
  TEST ("file-cut-at-every-64th-byte-is-refused", test_truncated);
  TEST ("file-with-a-flipped-bit-is-refused", test_flipped);
  TEST ("media-are-read-when-asked-for", test_media);
  TEST ("media-that-changed-since-loading-are-refused", test_media_changed);
  TEST ("file-on-disk-opens-and-a-missing-one-is-named", test_from_disk);

  return g_test_run ();
}
