/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-print-record.h"

#include <string.h>

#include "gvt-crockford.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-print-pack.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-test.h"

#define MARK_BYTES  3
#define MAX_MODULES 64
#define MAX_TEXT    512

static void
module_free (gpointer data)
{
  GvtPrintedModule *self = data;

  g_free (self->module);
  g_free (self);
}

GvtPrintRecord *
gvt_print_record_new (void)
{
  GvtPrintRecord *self = g_new0 (GvtPrintRecord, 1);

  self->name = g_strdup ("");
  self->date = g_strdup ("");
  self->modules = g_ptr_array_new_with_free_func (module_free);
  return self;
}

void
gvt_print_record_free (GvtPrintRecord *self)
{
  g_free (self->name);
  g_free (self->date);
  g_ptr_array_unref (self->modules);
  g_free (self);
}

/* --- the mark --- */

/* With its end, so that no two rows of words read the same. */
static void
add_word (GByteArray *bytes, const char *word)
{
  g_byte_array_append (bytes, (const guint8 *) word, strlen (word) + 1);
}

static void
add_ballot (GByteArray *bytes, GvtQuizItem *item)
{
  g_autoptr (GvtBallotMarks) marks = gvt_quiz_item_dup_marks (item);
  g_autoptr (JsonObject) json = gvt_ballot_marks_to_json (marks);
  g_autoptr (GBytes) canonical = gvt_json_canonical (json, NULL);

  add_word (bytes, gvt_ballot_paper_get_title (gvt_quiz_item_get_paper (item)));
  if (canonical != NULL)
    g_byte_array_append (bytes, g_bytes_get_data (canonical, NULL), g_bytes_get_size (canonical));
}

static void
add_item (GByteArray *bytes, GvtQuizItem *item)
{
  GListModel *options = gvt_quiz_item_get_options (item);
  GvtQuizKind kind = gvt_quiz_item_get_kind (item);
  gboolean has_own_words = kind == GVT_QUIZ_SINGLE || kind == GVT_QUIZ_MULTIPLE;

  add_word (bytes, gvt_quiz_item_get_id (item));
  add_word (bytes, gvt_quiz_kind_to_text (kind));
  add_word (bytes, gvt_quiz_item_get_prompt (item));
  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);

      add_word (bytes, gvt_quiz_option_get_id (option));
      if (has_own_words) /* the others are said in the language of the moment */
        add_word (bytes, gvt_quiz_option_get_text (option));
    }
  if (kind == GVT_QUIZ_BALLOT)
    add_ballot (bytes, item);
  add_word (bytes, "");
}

void
gvt_print_mark (GListModel *items, char mark[GVT_PRINT_MARK_LENGTH + 1])
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *symbols = NULL;
  GvtHash hash;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, i);

      add_item (bytes, item);
    }
  gvt_hash_data (bytes->data, bytes->len, &hash);
  symbols = gvt_crockford_encode (hash.bytes, MARK_BYTES);
  g_strlcpy (mark, symbols, GVT_PRINT_MARK_LENGTH + 1);
}

/* --- what is printed --- */

static gboolean
add_form (GvtPrintedModule *self, GvtModule *module, const char *name, GError **error)
{
  GvtQuiz *quiz = gvt_module_get_quiz (module);
  g_autoptr (GListModel) items = self->n_items > 0
                                     ? gvt_quiz_test_list (module, name, self->n_items, error)
                                     : gvt_quiz_order_items (quiz, name, GVT_QUIZ_SEED_AUTHOR,
                                                             error);
  GvtPrintedForm *form = &self->forms[self->n_forms];

  if (items == NULL)
    return FALSE;
  form->name = *name;
  form->n_questions = g_list_model_get_n_items (items);
  gvt_print_mark (items, form->mark);
  self->n_forms++;
  return TRUE;
}

GvtPrintedModule *
gvt_print_record_add (GvtPrintRecord *self, GvtModule *module, guint n_items, GError **error)
{
  GvtPrintedModule *added = g_new0 (GvtPrintedModule, 1);

  g_ptr_array_add (self->modules, added);
  added->module = g_strdup (gvt_module_get_id (module));
  added->version = gvt_module_get_version (module);
  added->content = *gvt_module_get_hash (module);
  added->n_items = n_items;
  if (gvt_quiz_has_forms (gvt_module_get_quiz (module))
          ? add_form (added, module, "A", error) && add_form (added, module, "B", error)
          : add_form (added, module, "", error))
    return added;

  g_ptr_array_set_size (self->modules, (gint) self->modules->len - 1);
  return NULL;
}

/* --- as part of an event --- */

static JsonObject *
form_to_json (const GvtPrintedForm *self)
{
  JsonObject *object = json_object_new ();
  const char name[] = { self->name, '\0' };

  json_object_set_string_member (object, "form", name);
  json_object_set_string_member (object, "mark", self->mark);
  json_object_set_int_member (object, "questions", self->n_questions);
  return object;
}

static JsonObject *
module_to_json (const GvtPrintedModule *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *forms = json_array_new ();

  for (guint i = 0; i < self->n_forms; i++)
    json_array_add_object_element (forms, form_to_json (&self->forms[i]));
  json_object_set_string_member (object, "module", self->module);
  json_object_set_int_member (object, "version", self->version);
  gvt_json_set_hash (object, "content_hash", &self->content);
  json_object_set_int_member (object, "items", self->n_items);
  json_object_set_array_member (object, "forms", forms);
  return object;
}

JsonObject *
gvt_print_record_to_json (const GvtPrintRecord *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *modules = json_array_new ();

  for (guint i = 0; i < self->modules->len; i++)
    json_array_add_object_element (modules, module_to_json (self->modules->pdata[i]));
  json_object_set_string_member (object, "name", self->name);
  json_object_set_string_member (object, "date", self->date);
  json_object_set_int_member (object, "cards", self->n_cards);
  json_object_set_boolean_member (object, "pretest", self->has_pre);
  json_object_set_boolean_member (object, "posttest", self->has_post);
  json_object_set_array_member (object, "modules", modules);
  return object;
}

static gboolean
refuse (GError **error, const char *member)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "\"%s\" of a print pack is out of bounds",
               member);
  return FALSE;
}

static gboolean
read_count (
    JsonObject *object, const char *member, guint least, guint most, guint *count, GError **error)
{
  gint64 value;

  if (!gvt_json_get_int (object, member, &value, error))
    return FALSE;
  if (value < least || value > most)
    return refuse (error, member);
  *count = (guint) value;
  return TRUE;
}

static gboolean
read_text (JsonObject *object, const char *member, char **text, GError **error)
{
  const char *value = gvt_json_get_text (object, member, error);

  if (value == NULL)
    return FALSE;
  if (strlen (value) > MAX_TEXT)
    return refuse (error, member);
  g_free (*text);
  *text = g_strdup (value);
  return TRUE;
}

static gboolean
read_form (GvtPrintedForm *self, JsonObject *object, GError **error)
{
  const char *name = object != NULL ? gvt_json_get_text (object, "form", error) : NULL;
  const char *mark = name != NULL ? gvt_json_get_text (object, "mark", error) : NULL;
  guint8 bytes[MARK_BYTES];

  if (mark == NULL
      || !read_count (object, "questions", 1, GVT_QUIZ_MAX_ITEMS, &self->n_questions, error))
    return FALSE;
  if (*name != '\0' && !g_str_equal (name, "A") && !g_str_equal (name, "B"))
    return refuse (error, "form");
  if (strlen (mark) != GVT_PRINT_MARK_LENGTH
      || !gvt_crockford_decode (mark, bytes, MARK_BYTES, NULL))
    return refuse (error, "mark");
  self->name = *name;
  g_strlcpy (self->mark, mark, sizeof self->mark);
  return TRUE;
}

static gboolean
read_module (GvtPrintedModule *self, JsonObject *object, GError **error)
{
  JsonArray *forms;

  if (object == NULL || !read_text (object, "module", &self->module, error)
      || !gvt_json_get_int (object, "version", &self->version, error)
      || !gvt_json_get_hash (object, "content_hash", &self->content, error)
      || !read_count (object, "items", 0, GVT_QUIZ_MAX_ITEMS, &self->n_items, error)
      || (forms = gvt_json_get_array (object, "forms", error)) == NULL)
    return FALSE;
  self->n_forms = json_array_get_length (forms);
  if (self->n_forms < 1 || self->n_forms > GVT_KEYED_MAX_FORMS)
    return refuse (error, "forms");
  for (guint i = 0; i < self->n_forms; i++)
    if (!read_form (&self->forms[i], gvt_json_element_object (forms, i, "forms", error), error))
      return FALSE;
  return TRUE;
}

static gboolean
read_modules (GvtPrintRecord *self, JsonArray *modules, GError **error)
{
  if (json_array_get_length (modules) > MAX_MODULES)
    return refuse (error, "modules");
  for (guint i = 0; i < json_array_get_length (modules); i++)
    {
      GvtPrintedModule *module = g_new0 (GvtPrintedModule, 1);

      g_ptr_array_add (self->modules, module);
      if (!read_module (module, gvt_json_element_object (modules, i, "modules", error), error))
        return FALSE;
    }
  return TRUE;
}

GvtPrintRecord *
gvt_print_record_from_json (JsonObject *object, GError **error)
{
  g_autoptr (GvtPrintRecord) self = gvt_print_record_new ();
  JsonArray *modules = gvt_json_get_array (object, "modules", error);

  self->is_known = TRUE;
  return modules != NULL && read_text (object, "name", &self->name, error)
                 && read_text (object, "date", &self->date, error)
                 && read_count (object, "cards", 1, GVT_PRINT_PACK_MAX_CARDS, &self->n_cards, error)
                 && gvt_json_get_bool (object, "pretest", &self->has_pre, error)
                 && gvt_json_get_bool (object, "posttest", &self->has_post, error)
                 && read_modules (self, modules, error)
             ? g_steal_pointer (&self)
             : NULL;
}

/* --- reading --- */

static GvtPrintRecord *
record_of_event (const GvtEvent *event, GError **error)
{
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, error);
  g_autoptr (GvtPrintRecord) self = NULL;

  if (body == NULL)
    return NULL;
  self = json_object_has_member (body, "pack")
             ? gvt_print_record_from_json (json_object_get_object_member (body, "pack"), error)
             : gvt_print_record_new ();
  if (self != NULL)
    self->at_us = event->header.at_us;
  return g_steal_pointer (&self);
}

GPtrArray *
gvt_print_records_read (GvtJournal *journal, GvtDb *db, const GvtId *visit, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT event_id FROM visit_export WHERE visit_id = :visit AND form = '" GVT_PRINT_PACK_FORM
      "' ORDER BY written_at DESC, event_id DESC",
      error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_print_record_free);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_id (stmt, ":visit", visit);
  while (gvt_stmt_next (stmt, &local))
    {
      g_autoptr (GvtEvent) event = NULL;
      GvtPrintRecord *record;
      GvtId id;

      if (!gvt_stmt_id (stmt, 0, &id, error)
          || (event = gvt_journal_event (journal, db, &id, error)) == NULL
          || (record = record_of_event (event, error)) == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  if (local == NULL)
    return g_steal_pointer (&records);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
