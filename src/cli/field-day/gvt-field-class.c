/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the school, without a network: unlock, open, attend, teach, quiz. */
#include <glib/gi18n-lib.h>

#include "gvt-field-program.h"
#include "gvt-file.h"
#include "gvt-module-library.h"

#define SESSION_NAME     "Kelas X-1"
#define WRONG_PASSPHRASE "bukan kata sandinya"

/* A wrong passphrase is refused as a matter for people; the right one shows what was planned. */
static gboolean
unlock (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autofree char *file = gvt_field_passphrase_file (day, "wrong");
  g_autoptr (GBytes) wrong = g_bytes_new_static (WRONG_PASSPHRASE, strlen (WRONG_PASSPHRASE));
  g_autofree char *refused = NULL;
  g_autoptr (JsonNode) node = NULL;

  gvt_relay_set_down (day->relay, TRUE); /* until the day is over */
  if (!gvt_file_write (file, wrong, error))
    return FALSE;
  refused = gvt_field_laptop (day, GVT_FIELD_FACILITATOR, NULL, 3, error, "--passphrase-file", file,
                              "session", "list", NULL);
  node = refused != NULL ? gvt_field_laptop_json (day, GVT_FIELD_FACILITATOR, NULL, error,
                                                  "session", "list", NULL)
                         : NULL;
  if (node == NULL)
    return FALSE;
  *count = json_array_get_length (
      json_object_get_array_member (json_node_get_object (node), "visits"));
  return gvt_field_expect ("visits", (gint64) *count, 2, error);
}

static gboolean
open_session (GvtFieldDay *day, guint64 *count, GError **error)
{
  day->session = gvt_field_laptop_id (day, GVT_FIELD_FACILITATOR, error, "session", "open",
                                      day->visit, "--name", SESSION_NAME, NULL);
  *count = 1;
  return day->session != NULL;
}

/* By groups; what is found again says so group by group. */
static gboolean
attend (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autofree char *path = g_build_filename (day->folder, "groups", NULL);
  g_autofree char *lines = g_strdup_printf ("L 17-21 0 %d\nL 17-21 1 1\nP 17-21 0 %d\n",
                                            GVT_FIELD_MEN - 1, GVT_FIELD_WOMEN);
  g_autoptr (GBytes) bytes = g_bytes_new_static (lines, strlen (lines));
  g_autofree char *out = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *groups;

  if (!gvt_file_write (path, bytes, error))
    return FALSE;
  out = gvt_field_laptop (day, GVT_FIELD_FACILITATOR, NULL, 0, error, "session", "attend",
                          day->session, "--groups", path, NULL);
  node = out != NULL ? gvt_field_laptop_json (day, GVT_FIELD_FACILITATOR, NULL, error, "session",
                                              "show", day->session, NULL)
                     : NULL;
  if (node == NULL)
    return FALSE;

  groups = json_object_get_array_member (json_node_get_object (node), "groups");
  *count = GVT_FIELD_MEN + GVT_FIELD_WOMEN;
  return gvt_field_expect ("groups", json_array_get_length (groups), 3, error)
         && gvt_field_expect (
             "people of the second group",
             json_object_get_int_member (json_array_get_object_element (groups, 1), "people"), 1,
             error);
}

static gboolean
teach (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autofree char *out = gvt_field_laptop (day, GVT_FIELD_FACILITATOR, NULL, 0, error, "session",
                                           "teach", day->session, GVT_FIELD_MODULE, NULL);

  *count = 1;
  return out != NULL;
}

/* Two pupils in three know the answer; the others take the first wrong one. */
static const char *
choose (GvtQuizItem *item, guint card, guint question)
{
  GListModel *options = gvt_quiz_item_get_options (item);

  if ((card + question) % 3 != 0)
    return gvt_quiz_item_get_key (item);
  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);

      if (!gvt_quiz_item_is_key (item, gvt_quiz_option_get_id (option)))
        return gvt_quiz_option_get_id (option); /* the item keeps it */
    }
  return gvt_quiz_item_get_key (item);
}

/* Every card answers every question: CARD:ITEM:CHOICE, one a line. */
static char *
write_answers (GListModel *items)
{
  GString *lines = g_string_new (NULL);

  for (guint question = 0; question < g_list_model_get_n_items (items); question++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, question);

      for (guint card = 1; card <= GVT_FIELD_MEN + GVT_FIELD_WOMEN; card++)
        g_string_append_printf (lines, "%u:%s:%s\n", card, gvt_quiz_item_get_id (item),
                                choose (item, card, question));
    }
  return g_string_free (lines, FALSE);
}

static gboolean
quiz (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  GvtModule *module = gvt_module_library_find (library, GVT_FIELD_MODULE, error);
  GListModel *items;
  g_autofree char *answers = NULL;
  g_autofree char *out = NULL;

  if (module == NULL)
    return FALSE;
  items = gvt_quiz_get_items (gvt_module_get_quiz (module));
  answers = write_answers (items);
  out = gvt_field_laptop (day, GVT_FIELD_FACILITATOR, answers, 0, error, "session", "answer",
                          day->session, GVT_FIELD_MODULE, "-", NULL);
  day->n_answers = g_list_model_get_n_items (items) * (GVT_FIELD_MEN + GVT_FIELD_WOMEN);
  *count = day->n_answers;
  return out != NULL;
}

const GvtFieldStep gvt_field_class_steps[] = {
  { "unlock", N_ ("visits found behind the right passphrase"), unlock },
  { "open", N_ ("session opened"), open_session },
  { "attend", N_ ("people counted"), attend },
  { "teach", N_ ("module taught"), teach },
  { "quiz", N_ ("answers taken"), quiz },
  { NULL, NULL, NULL },
};
