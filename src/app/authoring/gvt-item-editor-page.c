/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-item-editor-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-check-row.h"
#include "gvt-draft-facts.h"
#include "gvt-json.h"
#include "gvt-option-editor.h"
#include "gvt-quiz-question.h"
#include "gvt-text-area.h"
#include "gvt-ui.h"

#define MAX_OPTIONS 6

struct _GvtItemEditorPage
{
  GvtPartPage parent_instance;

  AdwComboRow *kind;
  GtkWidget *kind_group;
  AdwComboRow *objective;
  GvtTextArea *prompt;
  GtkBox *options;
  GtkWidget *add_option;
  GvtCheckRow *truth;
  GtkWidget *truth_group;
  GvtTextArea *spellings;
  GvtTextArea *explanation;
  GvtQuizQuestion *question;
  GtkCheckButton *with_answer;

  JsonObject *item; /* as it was when the page was opened */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (GvtItemEditorPage, gvt_item_editor_page, GVT_TYPE_PART_PAGE)

/* In the order of the page's list. */
static const char *const kinds[] = { "single", "multiple", "truefalse", "text" };

static GvtDraft *
get_draft (GvtItemEditorPage *self)
{
  return gvt_part_page_get_draft (GVT_PART_PAGE (self));
}

/* Returns: (transfer full): as it is now */
static JsonObject *
dup_item (GvtItemEditorPage *self)
{
  return gvt_draft_dup_item (get_draft (self), gvt_part_page_get_index (GVT_PART_PAGE (self)));
}

static gboolean
is_ballot (GvtItemEditorPage *self)
{
  return g_str_equal (gvt_json_text_or (self->item, "type", ""), "ballot");
}

static guint
get_kind (GvtItemEditorPage *self)
{
  return MIN (adw_combo_row_get_selected (self->kind), G_N_ELEMENTS (kinds) - 1);
}

/* --- how the pupil will see it --- */

static void
show_answer (GvtItemEditorPage *self, GvtQuizItem *item)
{
  const GvtMark all = { 1, 1 };

  if (gtk_check_button_get_active (self->with_answer))
    gvt_quiz_question_reveal (self->question, gvt_quiz_item_get_key (item), &all,
                              gvt_quiz_item_get_explanation (item));
}

static void
gvt_item_editor_page_show (GvtPartPage *page, GvtModule *module)
{
  GvtItemEditorPage *self = GVT_ITEM_EDITOR_PAGE (page);
  g_autoptr (GvtQuizItem) item = g_list_model_get_item (
      gvt_quiz_get_items (gvt_module_get_quiz (module)), 0);

  gvt_quiz_question_show (self->question, module, item, 0);
  show_answer (self, item);
}

static void
on_with_answer (GvtItemEditorPage *self)
{
  gvt_part_page_show_again (GVT_PART_PAGE (self));
}

/* --- from the page to JSON --- */

#define EACH_OPTION(child) \
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->options)); \
  child != NULL; \
  child = gtk_widget_get_next_sibling (child)

static void
put_options (GvtItemEditorPage *self, JsonObject *item, JsonArray *key)
{
  JsonArray *options = json_array_new ();

  for (EACH_OPTION (child))
    {
      GvtOptionEditor *editor = GVT_OPTION_EDITOR (child);

      json_array_add_object_element (options, gvt_option_editor_to_json (editor));
      if (gvt_option_editor_is_right (editor))
        json_array_add_string_element (key, gvt_option_editor_get_id (editor));
    }
  json_object_set_array_member (item, "options", options);
}

static void
put_spellings (GvtItemEditorPage *self, JsonArray *key)
{
  g_autofree char *text = gvt_text_area_dup_text (self->spellings);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      json_array_add_string_element (key, lines[i]);
}

static void
put_objective (GvtItemEditorPage *self, JsonObject *item)
{
  guint index = adw_combo_row_get_selected (self->objective);

  if (index < gvt_draft_get_n_objectives (get_draft (self)))
    json_object_set_string_member (item, "objective",
                                   gvt_draft_get_objective_id (get_draft (self), index));
}

static void
put_kind (GvtItemEditorPage *self, JsonObject *item)
{
  const char *kind = kinds[get_kind (self)];
  JsonArray *key = json_array_new ();

  json_object_set_string_member (item, "type", kind);
  json_object_remove_member (item, "options");
  if (g_str_equal (kind, "truefalse"))
    json_array_add_string_element (key, gvt_check_row_get_active (self->truth) ? "true" : "false");
  else if (g_str_equal (kind, "text"))
    put_spellings (self, key);
  else
    put_options (self, item, key);
  json_object_set_array_member (item, "key", key);
}

static void
on_changed (GvtItemEditorPage *self)
{
  g_autofree char *prompt = gvt_text_area_dup_text (self->prompt);
  g_autofree char *explanation = gvt_text_area_dup_text (self->explanation);
  g_autoptr (JsonObject) item = NULL;

  if (self->is_filling || get_draft (self) == NULL)
    return;
  item = dup_item (self);
  put_objective (self, item);
  json_object_set_string_member (item, "prompt", prompt);
  json_object_set_string_member (item, "explanation", explanation);
  if (!is_ballot (self)) /* its options and key come from the rules */
    put_kind (self, item);
  gvt_draft_set_item (get_draft (self), gvt_part_page_get_index (GVT_PART_PAGE (self)), item);
}

/* --- from JSON to the page --- */

static gboolean
has_key (JsonObject *item, const char *id)
{
  JsonArray *key = json_object_has_member (item, "key") ? json_object_get_array_member (item, "key")
                                                        : NULL;

  for (guint i = 0; key != NULL && i < json_array_get_length (key); i++)
    if (g_strcmp0 (json_array_get_string_element (key, i), id) == 0)
      return TRUE;
  return FALSE;
}

static void
update_options (GvtItemEditorPage *self)
{
  guint n_options = 0;

  for (EACH_OPTION (child))
    n_options++;
  for (EACH_OPTION (child))
    gvt_option_editor_set_removable (GVT_OPTION_EDITOR (child), n_options > 2);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "item.add-option", n_options < MAX_OPTIONS);
}

/* Where one answer is right, choosing another takes the mark away from the first. */
static void
on_option_changed (GvtItemEditorPage *self, GvtOptionEditor *changed)
{
  gboolean is_one = g_str_equal (kinds[get_kind (self)], "single");

  if (self->is_filling)
    return;
  self->is_filling = TRUE;
  for (EACH_OPTION (child))
    if (is_one && GVT_OPTION_EDITOR (child) != changed && gvt_option_editor_is_right (changed))
      gvt_option_editor_set_right (GVT_OPTION_EDITOR (child), FALSE);
  self->is_filling = FALSE;
  on_changed (self);
}

static void fill_options (GvtItemEditorPage *self, JsonObject *item);

/* Letters follow the place, so all rows are made anew. */
static void
on_option_removed (GvtItemEditorPage *self, GvtOptionEditor *editor)
{
  g_autoptr (JsonObject) item = NULL;

  gtk_box_remove (self->options, GTK_WIDGET (editor));
  on_changed (self);
  item = dup_item (self);
  fill_options (self, item);
  gtk_widget_grab_focus (GTK_WIDGET (self->prompt));
}

static void
add_option (GvtItemEditorPage *self, JsonObject *option, guint number, gboolean is_right)
{
  GtkWidget *editor = gvt_option_editor_new (option, number, is_right);

  g_signal_connect_object (editor, "changed", G_CALLBACK (on_option_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "remove", G_CALLBACK (on_option_removed), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->options, editor);
}

static void
fill_options (GvtItemEditorPage *self, JsonObject *item)
{
  JsonArray *options = json_object_has_member (item, "options")
                           ? json_object_get_array_member (item, "options")
                           : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->options))) != NULL)
    gtk_box_remove (self->options, child);
  for (guint i = 0; options != NULL && i < json_array_get_length (options); i++)
    {
      JsonObject *option = json_array_get_object_element (options, i);

      add_option (self, option, i, has_key (item, gvt_json_text_or (option, "id", "")));
    }
  update_options (self);
}

/* An id that no answer has. */
static void
item_add_option (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtItemEditorPage *self = GVT_ITEM_EDITOR_PAGE (widget);
  g_autoptr (JsonObject) option = json_object_new ();
  char id[] = "a";
  guint n_options = 0;

  for (EACH_OPTION (child))
    n_options++;
  for (gboolean is_taken = TRUE; is_taken; id[0] = (char) (id[0] + is_taken))
    {
      is_taken = FALSE;
      for (EACH_OPTION (child))
        is_taken = is_taken
                   || g_str_equal (gvt_option_editor_get_id (GVT_OPTION_EDITOR (child)), id);
    }
  json_object_set_string_member (option, "id", id);
  json_object_set_string_member (option, "text", "");
  add_option (self, option, n_options, FALSE);
  update_options (self);
  on_changed (self);
  gtk_widget_child_focus (gtk_widget_get_last_child (GTK_WIDGET (self->options)),
                          GTK_DIR_TAB_FORWARD);
}

static gboolean
remove_item (GvtDraft *draft, guint index, GError **error)
{
  gvt_draft_remove_item (draft, index);
  return TRUE;
}

static void
show_kind (GvtItemEditorPage *self)
{
  const char *kind = is_ballot (self) ? "ballot" : kinds[get_kind (self)];
  gboolean has_options = g_str_equal (kind, "single") || g_str_equal (kind, "multiple");

  gtk_widget_set_visible (self->kind_group, !is_ballot (self));
  gtk_widget_set_visible (GTK_WIDGET (self->options), has_options);
  gtk_widget_set_visible (self->add_option, has_options);
  gtk_widget_set_visible (self->truth_group, g_str_equal (kind, "truefalse"));
  gtk_widget_set_visible (GTK_WIDGET (self->spellings), g_str_equal (kind, "text"));
}

/* A question that had no answers to choose from gets two. */
static void
on_kind_changed (GvtItemEditorPage *self)
{
  show_kind (self);
  if (self->is_filling || get_draft (self) == NULL)
    return;
  while (gtk_widget_get_visible (GTK_WIDGET (self->options))
         && (gtk_widget_get_first_child (GTK_WIDGET (self->options)) == NULL
             || gtk_widget_get_first_child (GTK_WIDGET (self->options))
                    == gtk_widget_get_last_child (GTK_WIDGET (self->options))))
    gtk_widget_activate_action (GTK_WIDGET (self), "item.add-option", NULL);
  on_changed (self);
}

static void
fill_spellings (GvtItemEditorPage *self)
{
  JsonArray *key = json_object_has_member (self->item, "key")
                       ? json_object_get_array_member (self->item, "key")
                       : NULL;
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; key != NULL && i < json_array_get_length (key); i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "",
                            json_array_get_string_element (key, i));
  gvt_text_area_set_text (self->spellings, lines->str);
}

/* One that the module does not have stays, and none is chosen. */
static void
fill_objective (GvtItemEditorPage *self, GvtDraft *draft)
{
  const char *id = gvt_json_text_or (self->item, "objective", "");
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);
  guint chosen = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < gvt_draft_get_n_objectives (draft); i++)
    {
      gtk_string_list_append (texts, gvt_draft_get_objective_text (draft, i));
      if (g_str_equal (gvt_draft_get_objective_id (draft, i), id))
        chosen = i;
    }
  adw_combo_row_set_model (self->objective, G_LIST_MODEL (texts));
  adw_combo_row_set_selected (self->objective, chosen);
}

static void
fill (GvtItemEditorPage *self, GvtDraft *draft)
{
  const char *type = gvt_json_text_or (self->item, "type", "");

  self->is_filling = TRUE;
  fill_objective (self, draft);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], type))
      adw_combo_row_set_selected (self->kind, i);
  gvt_text_area_set_text (self->prompt, gvt_json_text_or (self->item, "prompt", ""));
  gvt_text_area_set_text (self->explanation, gvt_json_text_or (self->item, "explanation", ""));
  fill_options (self, self->item);
  g_object_set (self->truth, "active", has_key (self->item, "true"), NULL);
  if (g_str_equal (type, "text"))
    fill_spellings (self);
  show_kind (self);
  self->is_filling = FALSE;
}

/* Where its right answers are told. */
static GtkWidget *
get_key_widget (GvtItemEditorPage *self)
{
  if (gtk_widget_get_visible (self->truth_group))
    return GTK_WIDGET (self->truth);
  return gtk_widget_get_visible (GTK_WIDGET (self->spellings)) ? GTK_WIDGET (self->spellings)
                                                               : GTK_WIDGET (self->options);
}

static GtkWidget *
find_option (GvtItemEditorPage *self, const char *field)
{
  guint wanted = (guint) g_ascii_strtoull (field + strlen ("options["), NULL, 10);
  guint number = 0;

  for (EACH_OPTION (child))
    if (number++ == wanted)
      return child;
  return GTK_WIDGET (self->options);
}

static void
gvt_item_editor_page_focus (GvtPartPage *page, const GvtFindingPlace *place)
{
  GvtItemEditorPage *self = GVT_ITEM_EDITOR_PAGE (page);
  GtkWidget *meant = GTK_WIDGET (self->prompt);

  if (g_str_equal (place->field, "explanation"))
    meant = GTK_WIDGET (self->explanation);
  else if (g_str_equal (place->field, "objective"))
    meant = GTK_WIDGET (self->objective);
  else if (g_str_has_prefix (place->field, "key"))
    meant = get_key_widget (self);
  else if (g_str_has_prefix (place->field, "options["))
    meant = find_option (self, place->field);
  if (!gtk_widget_grab_focus (meant))
    gtk_widget_child_focus (meant, GTK_DIR_TAB_FORWARD);
}

/* --- construction --- */

static void
gvt_item_editor_page_dispose (GObject *object)
{
  GvtItemEditorPage *self = GVT_ITEM_EDITOR_PAGE (object);

  g_clear_pointer (&self->item, json_object_unref);
  G_OBJECT_CLASS (gvt_item_editor_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (GVT_TYPE_CHECK_ROW);
  g_type_ensure (GVT_TYPE_QUIZ_QUESTION);
  g_type_ensure (GVT_TYPE_TEXT_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-item-editor-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtItemEditorPage, kind);
  gtk_widget_class_bind_template_child (widget_class, GvtItemEditorPage, kind_group);
  gtk_widget_class_bind_template_child (widget_class, GvtItemEditorPage, objective);
  gtk_widget_class_bind_template_child (widget_class, GvtItemEditorPage, prompt);
  gtk_widget_class_bind_template_child (widget_class, GvtItemEditorPage, options);
  gtk_widget_class_bind_template_child (widget_class, GvtItemEditorPage, add_option);
  gtk_widget_class_bind_template_child (widget_class, GvtItemEditorPage, truth);
  gtk_widget_class_bind_template_child (widget_class, GvtItemEditorPage, truth_group);
  gtk_widget_class_bind_template_child (widget_class, GvtItemEditorPage, spellings);
  gtk_widget_class_bind_template_child (widget_class, GvtItemEditorPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, GvtItemEditorPage, question);
  gtk_widget_class_bind_template_child (widget_class, GvtItemEditorPage, with_answer);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_with_answer);
}

static void
gvt_item_editor_page_class_init (GvtItemEditorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GvtPartPageClass *part_class = GVT_PART_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_item_editor_page_dispose;
  part_class->list = "items";
  part_class->load = gvt_draft_texts_load_item;
  part_class->show = gvt_item_editor_page_show;
  part_class->remove = remove_item;
  part_class->restore = gvt_draft_restore_item;
  part_class->focus = gvt_item_editor_page_focus;
  part_class->removed = N_ ("The question is removed.");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "item.add-option", NULL, item_add_option);
}

static void
gvt_item_editor_page_init (GvtItemEditorPage *self)
{
  self->item = json_object_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtPartPage *
gvt_item_editor_page_new (GvtDraftKeeper *keeper, guint index)
{
  GvtItemEditorPage *self = g_object_new (GVT_TYPE_ITEM_EDITOR_PAGE, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Question %u"), index + 1);

  json_object_unref (self->item);
  self->item = gvt_draft_dup_item (gvt_draft_keeper_get_draft (keeper), index);
  fill (self, gvt_draft_keeper_get_draft (keeper));
  gvt_part_page_start (GVT_PART_PAGE (self), keeper, index, title);
  return GVT_PART_PAGE (self);
}
