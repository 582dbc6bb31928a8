/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-keying-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-entry-row.h"
#include "gvt-error.h"
#include "gvt-keyed-row.h"
#include "gvt-keying-work.h"
#include "gvt-state-stack.h"
#include "gvt-typed-keeper.h"
#include "gvt-ui.h"

#define ITEM "line"

struct _GvtKeyingPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkLabel *count;
  GvtEntryRow *entry;
  GtkLabel *said;
  GtkLabel *hint;
  GtkLabel *missing;
  GtkListBox *lines;

  GvtLineBook *book;
  GvtTypedPlace place;    /* whose sheets; without a sort for nobody's */
  char *where;            /* (nullable): of the place */
  GvtTypedKeeper *keeper; /* (nullable): until they are read */
  GQueue waiting;     /* of char *: to be recorded one after another; the first is being recorded */
  gboolean is_busy;   /* a worker has the book */
  char *returned;     /* (nullable): the line that came back last */
  gboolean is_halted; /* it stands in the entry, and was not entered again */
  gboolean was_asked; /* entering just that again is a yes */
  char *meanwhile;    /* (nullable): what was being typed when it came back */
};

G_DEFINE_FINAL_TYPE (GvtKeyingPage, gvt_keying_page, GVT_TYPE_SECTION_PAGE)

/* --- what stands in the book --- */

static gboolean
has_line (const GvtBookState *state, const GvtId *event)
{
  for (guint i = 0; i < state->lines->len; i++)
    if (gvt_id_equal (&((const GvtBookLine *) state->lines->pdata[i])->event, event))
      return TRUE;
  return FALSE;
}

/* Returns: how many rows are left */
static guint
drop_rows (GvtKeyingPage *self, const GvtBookState *state)
{
  GtkListBoxRow *row;
  int i = 0;

  while ((row = gtk_list_box_get_row_at_index (self->lines, i)) != NULL)
    if (has_line (state, gvt_keyed_row_get_event (GVT_KEYED_ROW (row))))
      i++;
    else
      gtk_list_box_remove (self->lines, GTK_WIDGET (row));
  return (guint) i;
}

/* Rows that are there stay, with the keys: a book only grows at its end, and loses lines. What a
 * line that was taken back uncovers may stand anywhere: then all are made anew. */
static void
show_lines (GvtKeyingPage *self, const GvtBookState *state)
{
  guint n_rows = drop_rows (self, state);

  for (guint i = 0; i < n_rows; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->lines, (int) (n_rows - 1 - i));
      const GvtBookLine *line = state->lines->pdata[i];

      if (gvt_id_equal (gvt_keyed_row_get_event (GVT_KEYED_ROW (row)), &line->event))
        continue;
      while ((row = gtk_list_box_get_row_at_index (self->lines, 0)) != NULL)
        gtk_list_box_remove (self->lines, GTK_WIDGET (row));
      n_rows = 0;
    }
  for (guint i = n_rows; i < state->lines->len; i++)
    gtk_list_box_prepend (self->lines, gvt_keyed_row_new (state->lines->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->lines), state->lines->len > 0);
}

static void
show_state (GvtKeyingPage *self, const GvtBookState *state)
{
  g_autofree char *count = state->n_expected > 0
                               /* Translators: sheets that are keyed, of how many people */
                               ? g_strdup_printf (_ ("%u of %u"), state->n_done, state->n_expected)
                               : g_strdup_printf (ngettext ("%u sheet", "%u sheets", state->n_done),
                                                  state->n_done);
  const char *missing = state->missing != NULL ? state->missing : "";

  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->missing, missing);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), *missing != '\0');
  show_lines (self, state);
}

static void
say (GvtKeyingPage *self, const char *text, gboolean is_wrong)
{
  gtk_label_set_label (self->said, text);
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->said), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->said), "error");
}

/* --- what was typed before the power went --- */

static void
on_typed (GvtKeyingPage *self)
{
  const char *const typed[] = { gtk_editable_get_text (GTK_EDITABLE (self->entry)), NULL };

  if (self->keeper != NULL)
    gvt_typed_keeper_keep (self->keeper, ITEM, g_strdupv ((GStrv) typed));
}

/* --- one line after another --- */

static void key_next (GvtKeyingPage *self);

static void
put (GvtKeyingPage *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/* The line that was being recorded stands in the entry again, and what stood there waits. */
static void
bring_back (GvtKeyingPage *self, const char *why, gboolean is_question)
{
  g_free (self->returned);
  self->returned = g_queue_pop_head (&self->waiting);
  self->is_halted = TRUE;
  self->was_asked = is_question;
  g_free (self->meanwhile);
  self->meanwhile = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  put (self, self->returned);
  gvt_entry_row_point_out (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  say (self, why, TRUE);
}

static void
touch (GvtKeyingPage *self)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));

  if (workspace != NULL) /* else the page was left */
    gvt_workspace_touch (workspace);
}

static void
on_keyed (gpointer owner, gpointer data, const GError *error)
{
  g_autoptr (GvtKeyingPage) self = owner; /* of key_next() */
  const GvtKeyingResult *result = data;
  g_autofree char *why = error != NULL ? gvt_error_describe (error) : NULL;

  self->is_busy = FALSE;
  if (result != NULL)
    show_state (self, result->state);
  if (result == NULL || result->asks)
    {
      bring_back (self, result != NULL ? result->said : why, result != NULL);
      return;
    }
  g_free (g_queue_pop_head (&self->waiting));
  say (self, result->said, FALSE);
  if (g_queue_is_empty (&self->waiting))
    touch (self);
  else
    key_next (self);
}

/* A page that is left lives on until all that was entered in it is recorded. */
static void
key_next (GvtKeyingPage *self)
{
  const char *line = g_queue_peek_head (&self->waiting);
  gboolean is_sure = self->was_asked && g_strcmp0 (line, self->returned) == 0;
  GvtWork work = { .done = on_keyed };

  self->was_asked = FALSE;
  self->is_busy = TRUE;
  gvt_keying_work_key (&work, self->book, line, is_sure);
  gvt_work_run (g_object_ref (self), NULL, &work);
}

/* What came back goes before what was entered after it; entered empty it is given up. */
static void
keying_enter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtKeyingPage *self = GVT_KEYING_PAGE (widget);
  g_autofree char *meanwhile = g_steal_pointer (&self->meanwhile);
  char *line = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*line == '\0')
    {
      g_free (line);
      say (self, "", FALSE);
    }
  else if (self->is_halted)
    g_queue_push_head (&self->waiting, line);
  else
    g_queue_push_tail (&self->waiting, line);
  self->is_halted = FALSE;
  put (self, meanwhile != NULL ? meanwhile : "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (!self->is_busy && !g_queue_is_empty (&self->waiting))
    key_next (self);
}

static void
on_entered (GvtKeyingPage *self)
{
  keying_enter (GTK_WIDGET (self), NULL, NULL);
}

/* --- taking back --- */

static void
on_taken_back (gpointer owner, gpointer data, const GError *error)
{
  GvtKeyingPage *self = owner;
  const GvtKeyingResult *result = data;
  g_autofree char *why = error != NULL ? gvt_error_describe (error) : NULL;

  self->is_busy = FALSE;
  if (result != NULL)
    show_state (self, result->state);
  say (self, error != NULL ? why : _ ("Taken back. It can be keyed again."), error != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (!g_queue_is_empty (&self->waiting) && !self->is_halted)
    key_next (self);
  else
    touch (self);
}

static void
take_back (GvtKeyingPage *self, const GvtId *event)
{
  GvtWork work = { .done = on_taken_back };

  if (self->is_busy)
    return;
  self->is_busy = TRUE;
  gvt_keying_work_take_back (&work, self->book, event);
  gvt_work_run (self, NULL, &work);
}

static void
keying_take_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtId event;

  if (gvt_id_from_text (g_variant_get_string (parameter, NULL), &event, NULL))
    take_back (GVT_KEYING_PAGE (widget), &event);
}

static gboolean
on_list_key (GvtKeyingPage *self, guint key, guint code, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->lines);

  if (key != GDK_KEY_Delete || row == NULL)
    return GDK_EVENT_PROPAGATE;
  take_back (self, gvt_keyed_row_get_event (GVT_KEYED_ROW (row)));
  return GDK_EVENT_STOP;
}

static void
keying_done (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_close (GVT_SECTION_PAGE (widget));
}

/* --- loading --- */

/* Not over what somebody has begun to type meanwhile. */
static void
on_recalled (GvtKeyingPage *self, char **texts)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    put (self, texts[0]);
}

static void
begin_to_keep (GvtKeyingPage *self)
{
  if (self->place.sort == NULL || self->keeper != NULL)
    return;
  self->keeper = gvt_typed_keeper_new (gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                                       &self->place);
  g_signal_connect_object (self->keeper, "recalled", G_CALLBACK (on_recalled), self,
                           G_CONNECT_SWAPPED);
  gvt_typed_keeper_recall (self->keeper, ITEM);
}

static void
on_read (gpointer owner, gpointer data, const GError *error)
{
  GvtKeyingPage *self = owner;
  const GvtKeyingResult *result = data;
  gboolean is_first = gvt_state_stack_get_state (self->states) != GVT_STATE_CONTENT;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  if (!self->is_busy) /* else what the line comes to is newer */
    show_state (self, result->state);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
  if (is_first)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  begin_to_keep (self);
}

static void
gvt_keying_page_refresh (GvtSectionPage *page)
{
  GvtKeyingPage *self = GVT_KEYING_PAGE (page);
  GvtWork work = { .done = on_read };

  if (gvt_workspace_get_access (gvt_section_page_get_workspace (page)) != GVT_ACCESS_UNLOCKED)
    return;
  gvt_keying_work_read (&work, self->book);
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtKeyingPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

/* --- construction --- */

static void
gvt_keying_page_dispose (GObject *object)
{
  g_clear_object (&GVT_KEYING_PAGE (object)->keeper);
  g_clear_object (&GVT_KEYING_PAGE (object)->book);
  G_OBJECT_CLASS (gvt_keying_page_parent_class)->dispose (object);
}

static void
gvt_keying_page_finalize (GObject *object)
{
  GvtKeyingPage *self = GVT_KEYING_PAGE (object);

  g_queue_clear_full (&self->waiting, g_free);
  g_free (self->returned);
  g_free (self->meanwhile);
  g_free (self->where);
  G_OBJECT_CLASS (gvt_keying_page_parent_class)->finalize (object);
}

static void
gvt_keying_page_class_init (GvtKeyingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_keying_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = gvt_keying_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_keying_page_refresh;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-keying-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtKeyingPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtKeyingPage, count);
  gtk_widget_class_bind_template_child (widget_class, GvtKeyingPage, entry);
  gtk_widget_class_bind_template_child (widget_class, GvtKeyingPage, said);
  gtk_widget_class_bind_template_child (widget_class, GvtKeyingPage, hint);
  gtk_widget_class_bind_template_child (widget_class, GvtKeyingPage, missing);
  gtk_widget_class_bind_template_child (widget_class, GvtKeyingPage, lines);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_install_action (widget_class, "keying.enter", NULL, keying_enter);
  gtk_widget_class_install_action (widget_class, "keying.take-back", "s", keying_take_back);
  gtk_widget_class_install_action (widget_class, "keying.done", NULL, keying_done);
}

static void
gvt_keying_page_init (GvtKeyingPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_list_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->lines), keys);
}

GvtSectionPage *
gvt_keying_page_new (GvtLineBook *book, const GvtTypedPlace *place)
{
  GvtKeyingPage *self = g_object_new (GVT_TYPE_KEYING_PAGE, NULL);

  self->book = g_object_ref (book);
  if (place != NULL)
    {
      self->where = g_strdup (place->where);
      self->place = (GvtTypedPlace){ place->sort, place->subject, self->where };
    }
  gvt_section_page_set_title (GVT_SECTION_PAGE (self),
                              GVT_LINE_BOOK_GET_IFACE (book)->get_title (book));
  gtk_label_set_label (self->hint, GVT_LINE_BOOK_GET_IFACE (book)->get_hint (book));
  return GVT_SECTION_PAGE (self);
}
