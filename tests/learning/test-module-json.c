/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-module-fixture.h"
#include "gvt-test.h"

/* One slip in a module that is otherwise right, and what the author is told. */
typedef struct
{
  const char *file;
  const char *from;
  const char *to;
  GvtError code;
  const char *says; /* part of the message */
} Slip;

#define M "module.json"
#define Q "quiz.json"

static const Slip slips[] = {
  { M, "\"format\": 1", "\"format\": 2", GVT_ERROR_TOO_NEW, "module.json: format 2" },
  { M, "\"format\": 1", "\"format\": 0", GVT_ERROR_BAD_FORMAT, "no such format" },
  { M, "\"format\": 1", "\"form\": 1", GVT_ERROR_BAD_FORMAT, "\"format\"" },
  { M, "\"id\": \"uji\"", "\"id\": \"Uji 1\"", GVT_ERROR_BAD_FORMAT, "module.json: \"id\"" },
  { M, "\"version\": 3", "\"version\": 0", GVT_ERROR_BAD_FORMAT, "\"version\"" },
  { M, "\"version\": 3", "\"version\": \"3\"", GVT_ERROR_BAD_FORMAT, "\"version\"" },
  { M, "\"version\": 3", "\"version\": 3, \"version\": 4", GVT_ERROR_BAD_FORMAT, "module.json" },
  { M, "\"title\": \"Judul\"", "\"title\": \" \"", GVT_ERROR_BAD_FORMAT, "\"title\" is empty" },
  { M, "Ringkasan.", "A\\u0007", GVT_ERROR_BAD_FORMAT, "\"summary\" holds a control" },
  { M, "\"minutes\": 15", "\"minutes\": 999", GVT_ERROR_BAD_FORMAT, "between 1 and 240" },
  { M, "\"language\": \"id\"", "\"language\": \"Bahasa\"", GVT_ERROR_BAD_FORMAT, "BCP-47" },
  { M, "[\"pemula\"]", "[\"semua\"]", GVT_ERROR_BAD_FORMAT, "segments[0]" },
  { M, "[\"pemula\"]", "[1]", GVT_ERROR_BAD_FORMAT, "segments" },
  { M, "CC-BY-SA-4.0", "CC0", GVT_ERROR_BAD_FORMAT, "\"licence\"" },
  { M, "\"licence\"", "\"license\"", GVT_ERROR_BAD_FORMAT, "\"license\" is not a member" },
  { M, "\"verified\": true", "\"verified\": 1", GVT_ERROR_BAD_FORMAT, "claims[0]: \"verified\"" },
  { M, "\"verified\": true", "\"verified\": true, \"sure\": 1", GVT_ERROR_BAD_FORMAT,
    "claims[0]: \"sure\"" },
  { M, "\"source\": \"koran\"", "\"source\": \"\"", GVT_ERROR_BAD_FORMAT,
    "claims[0]: \"verified\" needs" },
  { M, "\"checked_on\": \"2024-02-14\"", "\"checked_on\": \"\"", GVT_ERROR_BAD_FORMAT,
    "claims[0]: \"verified\" needs" },
  { M, "\"checked_on\": \"2024-02-14\"", "\"checked_on\": \"2024-02-30\"", GVT_ERROR_BAD_FORMAT,
    "claims[0]: \"checked_on\"" },
  { M, "\"valid_until\": \"2024-02-15\"", "\"valid_until\": \"2023-02-15\"", GVT_ERROR_BAD_FORMAT,
    "\"valid_from\" is after" },
  { M, "\"legal_basis\": \"pasal 1\", ", "", GVT_ERROR_BAD_FORMAT, "claims[0]: \"legal_basis\"" },
  { M, "\"claims\": [{", "\"claims\": [{\"id\": \"jam\"}, {", GVT_ERROR_BAD_FORMAT, "claims[0]" },
  { M, "\"claims\": [{\"id\": \"jam\"", "\"claims\": [{\"id\": \"waktu\"", GVT_ERROR_BAD_FORMAT,
    "kartu-1.md:3: module.json has no such claim" },
  { M, "\"file\": \"kartu-1.md\"", "\"file\": \"kartu-2.md\"", GVT_ERROR_BAD_FORMAT,
    "lessons[0]: \"file\" names no Markdown" },
  { M, "\"file\": \"kartu-1.md\"", "\"file\": \"quiz.json\"", GVT_ERROR_BAD_FORMAT,
    "lessons[0]: \"file\" names no Markdown" },
  { M, "\"file\": \"kartu-1.md\"", "\"file\": \"../kartu-1.md\"", GVT_ERROR_BAD_FORMAT,
    "lessons[0]: \"file\" names no Markdown" },
  { M, "\"lessons\": [{\"id\": \"satu\"", "\"lessons\": [{\"id\": \"gambar\"", GVT_ERROR_BAD_FORMAT,
    "picture_lessons[0]: the id \"gambar\" stands there twice" },
  { M, "\"kind\": \"audio\"", "\"kind\": \"film\"", GVT_ERROR_BAD_FORMAT,
    "lessons[0]: media[0]: \"kind\"" },
  { M, "\"kind\": \"audio\"", "\"kind\": \"sign\"", GVT_ERROR_BAD_FORMAT, "not of this kind" },
  { M, "\"language\": \"sas\"", "\"language\": \"Sasak\"", GVT_ERROR_BAD_FORMAT, "BCP-47" },
  { M, "media/satu-sas.opus", "media/dua-sas.opus", GVT_ERROR_BAD_FORMAT, "media/dua-sas.opus" },
  { M, "\"text\": \"Kotak.\"", "\"text\": \"\"", GVT_ERROR_BAD_FORMAT, "\"text\" is empty" },
  { M, "\"claims\": []", "\"claims\": [\"hari\"]", GVT_ERROR_BAD_FORMAT,
    "picture_lessons[0]: module.json has no claim \"hari\"" },
  { M, "\"claims\": []", "\"claims\": \"jam\"", GVT_ERROR_BAD_FORMAT,
    "picture_lessons[0]: \"claims\"" },
  { M, "\"notes\": \"Catatan.\"", "\"claims\": []", GVT_ERROR_BAD_FORMAT, "lessons[0]: " },
  { M, "\"columns\": 2", "\"columns\": [2]", GVT_ERROR_BAD_FORMAT, "\"settings\"" },
  { M, "\"quiz\": \"quiz.json\"", "\"quiz\": \"kuis.json\"", GVT_ERROR_BAD_FORMAT, "\"quiz\"" },
  { M, "\"reviewed_by\": []", "\"reviewed_by\": [{}]", GVT_ERROR_BAD_FORMAT, "module.json" },
  { M, "\"objectives\": [{\"id\": \"tahu\", \"text\": \"Tahu jamnya.\"}]", "\"objectives\": []",
    GVT_ERROR_BAD_FORMAT, "\"objectives\" has 0 elements" },
  { Q, "\"format\": 1", "\"format\": 2", GVT_ERROR_TOO_NEW, "quiz.json: needs a newer" },
  { Q, "\"type\": \"single\", \"form\"", "\"type\": \"ballot\", \"form\"", GVT_ERROR_BAD_FORMAT,
    "quiz.json: items[0]: has no options: type \"ballot\"" },
  { Q, "\"type\": \"single\", \"form\"", "\"type\": \"essay\", \"form\"", GVT_ERROR_BAD_FORMAT,
    "items[0]: no such type" },
  { Q, "\"form\": \"A\"", "\"form\": \"C\"", GVT_ERROR_BAD_FORMAT, "items[0]: the form" },
  { Q, "\"id\": \"q2\"", "\"id\": \"q1\"", GVT_ERROR_BAD_FORMAT, "items[1]: the id \"q1\"" },
  { Q, "\"key\": [\"b\"]", "\"key\": [\"c\"]", GVT_ERROR_BAD_FORMAT, "the key is no option" },
  { Q, "\"key\": [\"b\"]", "\"key\": [\"a\", \"b\"]", GVT_ERROR_BAD_FORMAT, "one key only" },
  { Q, "\"key\": [\"b\"]", "\"key\": \"b\"", GVT_ERROR_BAD_FORMAT, "items[0]: \"key\"" },
  { Q, "{\"id\": \"b\", \"text\": \"07.00\"}", "{\"id\": \"a\", \"text\": \"07.00\"}",
    GVT_ERROR_BAD_FORMAT, "items[0]: options[1]: the id \"a\"" },
  { Q, ", {\"id\": \"b\", \"text\": \"07.00\"}", "", GVT_ERROR_BAD_FORMAT, "\"options\" has 1" },
  { Q, "\"claims\": [\"jam\"]", "\"claims\": [\"hari\"]", GVT_ERROR_BAD_FORMAT,
    "items[0]: module.json has no claim \"hari\"" },
  { Q, "\"objective\": \"tahu\", \"prompt\": \"Kapan?\"",
    "\"objective\": \"bisa\", \"prompt\": \"Kapan?\"", GVT_ERROR_BAD_FORMAT,
    "module.json has no objective \"bisa\"" },
  { Q, "Kapan?", "", GVT_ERROR_BAD_FORMAT, "items[0]: \"prompt\" is empty" },
  { Q, "]}\n]}", "]}\n]} {}", GVT_ERROR_BAD_FORMAT, "quiz.json" },
  { "kartu-1.md", "media/a.svg", "media/b.svg", GVT_ERROR_BAD_FORMAT,
    "module.json: lessons[0]: kartu-1.md:1: the module has no such picture" },
};

#define B \
  "\"type\": \"ballot\", \"ballot\": {\"set\": \"pemilu-2024\", \"kind\": \"presiden\", " \
  "\"marks\": " \
  "{\"holes\": [{\"at\": \"photo\", \"column\": 2}]}}, "
#define OF_TRUE \
  "\"type\": \"truefalse\", \"prompt\": \"Pilihan itu rahasia.\",\n   \"key\": [\"true\"]"

/* The same where each type of question stands. */
static const Slip kind_slips[] = {
  { Q, "\"key\": [\"c\", \"a\"]", "\"key\": []", GVT_ERROR_BAD_FORMAT,
    "items[1]: too few or many" },
  { Q, "\"key\": [\"c\", \"a\"]", "\"key\": [\"a\", \"a\"]", GVT_ERROR_BAD_FORMAT,
    "items[1]: stands twice in the key: \"a\"" },
  { Q, "\"key\": [\"c\", \"a\"]", "\"key\": [\"a\", \"x\"]", GVT_ERROR_BAD_FORMAT,
    "items[1]: the key is no option: \"x\"" },
  { Q, "\"key\": [\"true\"]", "\"key\": [\"benar\"]", GVT_ERROR_BAD_FORMAT,
    "items[2]: the key is no option: \"benar\"" },
  { Q, "\"key\": [\"true\"]", "\"key\": [\"true\", \"false\"]", GVT_ERROR_BAD_FORMAT,
    "items[2]: one key only" },
  { Q, "\"key\": [\"true\"]", "\"key\": [true]", GVT_ERROR_BAD_FORMAT, "items[2]:" },
  { Q, "\"key\": [\"true\"]", "\"options\": [], \"key\": [\"true\"]", GVT_ERROR_BAD_FORMAT,
    "items[2]: has no options: type \"truefalse\"" },
  { Q, "\"key\": [\"TPS\", ", "\"options\": [], \"key\": [\"TPS\", ", GVT_ERROR_BAD_FORMAT,
    "items[3]: has no options: type \"text\"" },
  { Q, "\"key\": [\"TPS\", ", "\"key\": [\"TPS\", \" tps \", ", GVT_ERROR_BAD_FORMAT,
    "items[3]: this spelling is accepted already" },
  { Q, "\"key\": [\"TPS\", ", "\"key\": [\" \", ", GVT_ERROR_BAD_FORMAT,
    "items[3]: the spelling is empty" },
  { Q, "\"key\": [\"TPS\", ", "\"key\": [\"T\\nPS\", ", GVT_ERROR_BAD_FORMAT,
    "items[3]: a control character" },
  { Q, "\"key\": [\"TPS\", ",
    "\"key\": [\"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\", \"8\", \"9\", \"10\", \"11\", "
    "\"12\", ",
    GVT_ERROR_BAD_FORMAT, "items[3]: too few or many" },
};

static const Slip ballot_slips[] = {
  { Q, OF_TRUE, B "\"prompt\": \"Sah?\", \"key\": [\"tidak-sah\"]", GVT_ERROR_BAD_FORMAT,
    "items[2]: by the rules the key is \"sah-kolom-2\"" },
  { Q, OF_TRUE, B "\"prompt\": \"Sah?\", \"key\": [\"sah-kolom-9\"]", GVT_ERROR_BAD_FORMAT,
    "items[2]: the key is no option" },
  { Q, OF_TRUE, "\"type\": \"ballot\", \"prompt\": \"Sah?\", \"key\": [\"tidak-sah\"]",
    GVT_ERROR_BAD_FORMAT, "items[2]: \"ballot\"" },
  { Q, OF_TRUE,
    "\"type\": \"ballot\", \"ballot\": {\"set\": \"pemilu-1955\", \"kind\": \"presiden\", "
    "\"marks\": {\"holes\": []}}, \"prompt\": \"Sah?\", \"key\": [\"tidak-sah\"]",
    GVT_ERROR_BAD_FORMAT, "items[2]: \"ballot\": There is no ballot set" },
  { Q, OF_TRUE,
    "\"type\": \"ballot\", \"ballot\": {\"set\": \"pemilu-2024\", \"kind\": \"presiden\", "
    "\"marks\": {\"holes\": [{\"at\": \"photo\", \"column\": 99}]}}, \"prompt\": \"Sah?\", "
    "\"key\": [\"tidak-sah\"]",
    GVT_ERROR_BAD_FORMAT, "items[2]: \"ballot\": " },
  { Q, OF_TRUE,
    "\"type\": \"truefalse\", \"ballot\": {}, \"prompt\": \"Sah?\", \"key\": [\"true\"]",
    GVT_ERROR_BAD_FORMAT, "items[2]: has no ballot: type \"truefalse\"" },
};

static void
assert_slip_is_named (const char *folder, const Slip *slip)
{
  g_autoptr (GError) error = NULL;

  gvt_module_fixture_edit (folder, slip->file, slip->from, slip->to);

  g_assert_null (gvt_module_load_folder (folder, &error));
  g_assert_error (error, GVT_ERROR, (int) slip->code);
  if (strstr (error->message, slip->says) == NULL)
    g_error ("\"%s\" does not say \"%s\"", error->message, slip->says);
}

static void
test_slip (gconstpointer slip)
{
  assert_slip_is_named (gvt_module_fixture (), slip);
}

static void
test_kind_slip (gconstpointer slip)
{
  assert_slip_is_named (gvt_module_fixture_kinds (), slip);
}

static void
test_picture_card_names_claims (void)
{
  const char *folder = gvt_module_fixture ();
  g_autoptr (GvtModule) module = NULL;
  g_autoptr (GvtLesson) lesson = NULL;
  g_autofree char *marks = NULL;

  gvt_module_fixture_edit (folder, M, "\"claims\": []", "\"claims\": [\"jam\", \"jam\"]");
  module = gvt_module_load_folder (folder, NULL);
  lesson = g_list_model_get_item (gvt_module_get_picture_lessons (module), 0);
  marks = gvt_lesson_describe_marks (lesson);

  g_assert_true (gvt_lesson_has_claims (lesson));
  g_assert_cmpuint (g_list_model_get_n_items (gvt_lesson_get_blocks (lesson)), ==, 2);
  g_assert_cmpstr (marks, ==, "ℹ contoh");
}

static void
test_deep (void)
{
  const char *folder = gvt_module_fixture ();
  g_autoptr (GString) deep = g_string_new ("{\"format\": ");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  gvt_module_fixture_put (folder, "module.json", deep->str);

  g_assert_null (gvt_module_load_folder (folder, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
}

static void
test_not_utf8 (void)
{
  const char *folder = gvt_module_fixture ();
  g_autoptr (GError) error = NULL;

  gvt_module_fixture_edit (folder, "module.json", "Judul", "Judul\xff");

  g_assert_null (gvt_module_load_folder (folder, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
}

static void
test_foreign_file (void)
{
  static const char *const names[] = { ".hidden",     "Kartu.md", "run.sh", "other.json",
                                       "kartu-1.md~", "a.svg",    "x y.md" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *folder = gvt_module_fixture ();
      g_autoptr (GError) error = NULL;

      gvt_module_fixture_put (folder, names[i], "isi");

      g_assert_null (gvt_module_load_folder (folder, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
      g_assert_nonnull (strstr (error->message, names[i]));
    }
}

static void
test_link_in_folder (void)
{
  const char *folder = gvt_module_fixture ();
  g_autofree char *path = g_build_filename (folder, "kartu-2.md", NULL);
  g_autoptr (GFile) link = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_make_symbolic_link (link, "/etc/passwd", NULL, &error);
  g_assert_no_error (error);

  g_assert_null (gvt_module_load_folder (folder, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
  g_assert_nonnull (strstr (error->message, "kartu-2.md: not a plain file"));
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      g_autofree char *path = g_strdup_printf ("/module-json/slip-%02u-is-named", i);

      g_test_add_data_func (path, &slips[i], test_slip);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kind_slips); i++)
    {
      g_autofree char *path = g_strdup_printf ("/module-json/slip-in-a-type-%02u-is-named", i);

      g_test_add_data_func (path, &kind_slips[i], test_kind_slip);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ballot_slips); i++)
    {
      g_autofree char *path = g_strdup_printf ("/module-json/slip-in-a-ballot-%02u-is-named", i);

      g_test_add_data_func (path, &ballot_slips[i], test_kind_slip);
    }
  g_test_add_func ("/module-json/picture-card-names-claims", test_picture_card_names_claims);
  g_test_add_func ("/module-json/deep-nesting-is-refused", test_deep);
  g_test_add_func ("/module-json/broken-utf8-is-refused", test_not_utf8);
  g_test_add_func ("/module-json/foreign-file-is-named", test_foreign_file);
  g_test_add_func ("/module-json/link-in-a-folder-is-not-followed", test_link_in_folder);

  return g_test_run ();
}
