/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-draft-media.h"

#include "gvt-draft-fixture.h"
#include "gvt-draft-pictures.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-test.h"

#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\">%s</svg>\n"

static char *
write_file (const char *name, const char *content)
{
  char *path = g_build_filename (gvt_test_folder (), name, NULL);
  g_autoptr (GBytes) bytes = gvt_test_bytes (content);

  g_assert_true (gvt_file_write (path, bytes, NULL));
  return path;
}

static char *
add (GvtDraftFixture *fixture, const char *name, const char *inside, GError **error)
{
  g_autofree char *content = g_strdup_printf (SVG, inside);
  g_autofree char *path = write_file (name, content);

  return gvt_draft_add_picture (fixture->folder, path, error);
}

/* Its name becomes one that a module can have, and the module shows it. */
static void
test_picture_comes_into_the_module (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = add (fixture, "Peta TPS (1).SVG", "", &error);
  g_autofree char *text = g_strdup_printf ("Ini petanya.\n\n![Peta jalan ke TPS](%s)\n", name);
  g_autoptr (GvtModule) module = NULL;
  g_autoptr (GBytes) content = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "media/peta-tps-1-.svg");
  gvt_draft_set_card_text (fixture->draft, 0, text);
  gvt_draft_fixture_save (fixture->draft);

  module = gvt_draft_fixture_load (fixture->folder);
  content = gvt_module_read_file (module, name, &error);
  g_assert_no_error (error);
}

static void
test_same_picture_is_kept_once (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autofree char *first = add (fixture, "peta.svg", "", NULL);
  g_autofree char *again = add (fixture, "peta.svg", "", NULL);
  g_autofree char *other = add (fixture, "peta.svg", "<rect width=\"2\" height=\"2\"/>", NULL);

  g_assert_cmpstr (first, ==, "media/peta.svg");
  g_assert_cmpstr (again, ==, "media/peta.svg");
  g_assert_cmpstr (other, ==, "media/peta-2.svg");
}

static void
test_what_is_no_picture_is_refused (GvtDraftFixture *fixture, gconstpointer user_data)
{
  const char *const names[] = { "naskah.svg", "gambar.png", "surat.txt", "besar.svg" };
  const GvtError codes[] = { GVT_ERROR_BAD_INPUT, GVT_ERROR_BAD_INPUT, GVT_ERROR_BAD_INPUT,
                             GVT_ERROR_TOO_LARGE };
  g_autofree char *large = g_strnfill (600 * 1024, ' ');
  const char *const insides[] = { "<script>x</script>", "", "", large };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = add (fixture, names[i], insides[i], &error);

      g_assert_null (name);
      g_assert_nonnull (error);
      g_assert_cmpint (error->code, ==, (int) codes[i]);
    }
}

static void
test_picture_card_is_edited (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autofree char *name = add (fixture, "peta.svg", "", NULL);
  g_autofree char *other = add (fixture, "denah.svg", "<rect width=\"2\" height=\"2\"/>", NULL);
  guint index = gvt_draft_get_n_pictures (fixture->draft);
  g_autoptr (GvtDraftTexts) texts = NULL;
  g_autoptr (GvtModule) module = NULL;
  g_autoptr (GvtModule) alone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_draft_add_picture_card (fixture->draft, name, NULL));
  gvt_draft_set_picture_title (fixture->draft, index, "Jalan ke TPS");
  gvt_draft_set_picture_words (fixture->draft, index, "Peta jalan");
  gvt_draft_set_picture_file (fixture->draft, index, other);
  g_assert_cmpstr (gvt_draft_get_picture_words (fixture->draft, index), ==, ""); /* of another */
  gvt_draft_set_picture_words (fixture->draft, index, "Denah TPS dari atas");
  gvt_draft_fixture_save (fixture->draft);

  module = gvt_draft_fixture_load (fixture->folder);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_module_get_picture_lessons (module)), ==,
                    index + 1);
  for (guint i = 0; i <= index; i++)
    {
      g_autoptr (GvtLesson) lesson = g_list_model_get_item (gvt_module_get_picture_lessons (module),
                                                            i);

      g_assert_true (gvt_lesson_has_claims (lesson)); /* as it was read, or none yet */
    }
  texts = gvt_draft_dup_texts (fixture->draft);
  alone = gvt_draft_texts_load_picture (texts, index, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_module_get_picture_lessons (alone)), ==, 1);
  g_assert_true (gvt_draft_remove_picture (fixture->draft, index, NULL));
  g_assert_true (gvt_draft_restore_picture (fixture->draft, texts, index));
  g_assert_cmpstr (gvt_draft_get_picture_words (fixture->draft, index), ==, "Denah TPS dari atas");
}

#define ADD(path, func) \
  g_test_add ("/draft-media/" path, GvtDraftFixture, NULL, gvt_draft_fixture_set_up, func, \
              gvt_draft_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("picture-comes-into-the-module", test_picture_comes_into_the_module);
  ADD ("same-picture-is-kept-once", test_same_picture_is_kept_once);
  ADD ("what-is-no-picture-is-refused", test_what_is_no_picture_is_refused);
  ADD ("picture-card-is-edited", test_picture_card_is_edited);
  return g_test_run ();
}
