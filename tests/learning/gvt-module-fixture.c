/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

#include "gvt-file.h"
#include "gvt-test.h"

#define MAX_RECORDING 4096

static const char module_json[] =
    "{\n"
    "  \"format\": 1, \"id\": \"uji\", \"version\": 3, \"title\": \"Judul\", \"language\": "
    "\"id\",\n"
    "  \"summary\": \"Ringkasan.\", \"minutes\": 15, \"segments\": [\"pemula\"],\n"
    "  \"objectives\": [{\"id\": \"tahu\", \"text\": \"Tahu jamnya.\"}],\n"
    "  \"lessons\": [{\"id\": \"satu\", \"title\": \"Kartu\", \"file\": \"kartu-1.md\", "
    "\"notes\": \"Catatan.\",\n"
    "    \"media\": [{\"kind\": \"audio\", \"file\": \"media/satu-sas.opus\", \"language\": "
    "\"sas\", \"text\": \"Salinan.\"}],\n"
    "    \"simulator\": {\"code\": \"surat-suara\", \"settings\": {\"set\": \"2024\", "
    "\"columns\": 2}}}],\n"
    "  \"picture_lessons\": [{\"id\": \"gambar\", \"title\": \"Gambar\",\n"
    "    \"media\": [{\"kind\": \"image\", \"file\": \"media/a.svg\", \"text\": \"Kotak.\"}], "
    "\"claims\": []}],\n"
    "  \"quiz\": \"quiz.json\",\n"
    "  \"claims\": [{\"id\": \"jam\", \"text\": \"Buka pukul 07.00.\", \"label\": \"contoh\",\n"
    "    \"source\": \"koran\", \"legal_basis\": \"pasal 1\", \"checked_on\": \"2024-02-14\",\n"
    "    \"basis_checked_on\": \"\", \"valid_from\": \"2024-02-14\", \"valid_until\": "
    "\"2024-02-15\", \"verified\": true}],\n"
    "  \"reviewed_by\": [], \"licence\": \"CC-BY-SA-4.0\"\n"
    "}\n";

static const char card[] = "![Sebuah kotak.](media/a.svg)\n"
                           "\n"
                           "[Buka pukul **07.00** & seterusnya](claim:jam).\n";

static const char quiz_json[] =
    "{\"format\": 1, \"items\": [\n"
    "  {\"id\": \"q1\", \"type\": \"single\", \"form\": \"A\", \"objective\": \"tahu\", "
    "\"prompt\": \"Kapan?\",\n"
    "   \"options\": [{\"id\": \"a\", \"text\": \"06.00\", \"feedback\": \"Terlalu pagi.\"}, "
    "{\"id\": \"b\", \"text\": \"07.00\"}],\n"
    "   \"key\": [\"b\"], \"explanation\": \"Begitu aturannya.\", \"claims\": [\"jam\"]},\n"
    "  {\"id\": \"q2\", \"type\": \"single\", \"objective\": \"tahu\", \"prompt\": \"Siapa?\",\n"
    "   \"options\": [{\"id\": \"a\", \"text\": \"Saya\"}, {\"id\": \"b\", \"text\": \"Dia\"}],\n"
    "   \"key\": [\"a\"], \"explanation\": \"Memang.\", \"claims\": []}\n"
    "]}\n";

#define COMMON "\"objective\": \"tahu\", \"claims\": [], \"explanation\": \"Memang.\""

static const char kinds_json[] =
    "{\"format\": 1, \"items\": [\n"
    "  {\"id\": \"satu\", \"type\": \"single\", \"form\": \"A\", \"prompt\": \"Kapan?\",\n"
    "   \"options\": [{\"id\": \"a\", \"text\": \"06.00\", \"feedback\": \"Terlalu pagi.\"}, "
    "{\"id\": \"b\", \"text\": \"07.00\"}],\n"
    "   \"key\": [\"b\"], " COMMON "},\n"
    "  {\"id\": \"banyak\", \"type\": \"multiple\", \"form\": \"B\", \"prompt\": \"Mana "
    "saja?\",\n"
    "   \"options\": [{\"id\": \"a\", \"text\": \"KTP-el\"}, {\"id\": \"b\", \"text\": \"Ponsel\", "
    "\"feedback\": \"Ponsel ditinggal.\"}, {\"id\": \"c\", \"text\": \"Undangan\"}, {\"id\": "
    "\"d\", "
    "\"text\": \"Kamera\", \"feedback\": \"Kamera juga.\"}],\n"
    "   \"key\": [\"c\", \"a\"], " COMMON "},\n"
    "  {\"id\": \"benar\", \"type\": \"truefalse\", \"prompt\": \"Pilihan itu rahasia.\",\n"
    "   \"key\": [\"true\"], " COMMON "},\n"
    "  {\"id\": \"kata\", \"type\": \"text\", \"prompt\": \"Di mana?\",\n"
    "   \"key\": [\"TPS\", \"tempat pemungutan suara\"], " COMMON "}\n"
    "]}\n";

static const char drawing[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\">"
                              "<rect width=\"8\" height=\"8\"/></svg>\n";

void
gvt_module_fixture_put (const char *folder, const char *file, const char *content)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GBytes) bytes = gvt_test_bytes (content);
  g_autoptr (GError) error = NULL;

  gvt_file_write (path, bytes, &error);
  g_assert_no_error (error);
}

void
gvt_module_fixture_put_recording (const char *folder, const char *file)
{
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "fixtures", "media", "diam.opus",
                                                 NULL);
  g_autofree char *to = g_build_filename (folder, file, NULL);
  g_autoptr (GBytes) sound = NULL;
  g_autoptr (GError) error = NULL;

  sound = gvt_file_read (from, MAX_RECORDING, &error);
  g_assert_no_error (error);
  gvt_file_write (to, sound, &error);
  g_assert_no_error (error);
}

const char *
gvt_module_fixture (void)
{
  const char *folder = gvt_test_folder ();
  g_autofree char *media = g_build_filename (folder, "media", NULL);
  g_autoptr (GError) error = NULL;

  gvt_folder_ensure (media, &error);
  g_assert_no_error (error);
  gvt_module_fixture_put (folder, "module.json", module_json);
  gvt_module_fixture_put (folder, "kartu-1.md", card);
  gvt_module_fixture_put (folder, "quiz.json", quiz_json);
  gvt_module_fixture_put (folder, "media/a.svg", drawing);
  gvt_module_fixture_put_recording (folder, "media/satu-sas.opus");
  return folder;
}

const char *
gvt_module_fixture_kinds (void)
{
  const char *folder = gvt_module_fixture ();

  gvt_module_fixture_put (folder, "quiz.json", kinds_json);
  return folder;
}

void
gvt_module_fixture_edit (const char *folder, const char *file, const char *from, const char *to)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *old = NULL;

  g_file_get_contents (path, &old, NULL, &error);
  g_assert_no_error (error);
  g_string_assign (text, old);
  g_assert_cmpuint (g_string_replace (text, from, to, 0), ==, 1);
  gvt_module_fixture_put (folder, file, text->str);
}

void
gvt_module_fixture_rename (const char *folder, const char *from, const char *to)
{
  g_autofree char *old_path = g_build_filename (folder, from, NULL);
  g_autofree char *new_path = g_build_filename (folder, to, NULL);

  g_assert_cmpint (g_rename (old_path, new_path), ==, 0);
}

char *
gvt_module_fixture_shipped (const char *id)
{
  return g_test_build_filename (G_TEST_DIST, "..", "resources", "modules", id, NULL);
}
