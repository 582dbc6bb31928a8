/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lesson-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-block-view.h"
#include "gvt-columns-layout.h"
#include "gvt-film-page.h"
#include "gvt-notes-button.h"
#include "gvt-plain-row.h"
#include "gvt-projector-page.h"
#include "gvt-pupil-bar.h"
#include "gvt-simulator.h"
#include "gvt-ui.h"

struct _GvtLessonPage
{
  GvtSectionPage parent_instance;

  GvtPupilBar *pupil;
  GtkScrolledWindow *scroller;
  GtkMenuButton *contents_button;
  GtkListBox *contents;
  GtkLabel *position;
  GtkLabel *heading;
  GtkLabel *badge;
  GtkBox *blocks;
  GtkWidget *simulate;
  GtkWidget *film;
  GvtNotesButton *notes_button;
  GtkWidget *notes_expander;
  GtkLabel *notes;
  GvtActionBar *acts;

  GvtModule *module;
  GListModel *cards; /* of GvtLesson: one of the module's two sets */
  guint index;
  GvtReading *reading; /* (nullable): of the workspace, once there is one */
};

static void gvt_lesson_page_serve_pupil (GvtPupilScreenInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtLessonPage,
                               gvt_lesson_page,
                               GVT_TYPE_SECTION_PAGE,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_PUPIL_SCREEN,
                                                      gvt_lesson_page_serve_pupil))

static guint
count_lessons (GvtLessonPage *self)
{
  return g_list_model_get_n_items (self->cards);
}

static void
show_blocks (GvtLessonPage *self, GListModel *blocks)
{
  gboolean is_alone = g_list_model_get_n_items (blocks) == 1;

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (GvtBlock) block = g_list_model_get_item (blocks, i);
      GtkWidget *view = gvt_block_view_new (self->module, block);

      if (is_alone && gvt_block_get_kind (block) == GVT_BLOCK_IMAGE)
        gvt_block_view_fill (GVT_BLOCK_VIEW (view));
      gtk_box_append (self->blocks, view);
    }
}

/* The picture takes the room that words would have taken, but for the marks of what it states. */
static void
show_picture_card (GvtLessonPage *self, GvtLesson *lesson)
{
  g_autoptr (GvtBlock) picture = g_list_model_get_item (gvt_lesson_get_blocks (lesson), 0);
  g_autofree char *marks = gvt_lesson_describe_marks (lesson);
  GtkWidget *view = gvt_block_view_new (self->module, picture);

  gvt_block_view_fill (GVT_BLOCK_VIEW (view));
  gtk_box_append (self->blocks, view);
  if (*marks != '\0')
    gtk_box_append (self->blocks, gvt_block_view_new_marks (marks));
}

static void
show_content (GvtLessonPage *self, GvtLesson *lesson)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->blocks))) != NULL)
    gtk_box_remove (self->blocks, child);
  if (*gvt_lesson_get_file (lesson) == '\0')
    show_picture_card (self, lesson);
  else
    show_blocks (self, gvt_lesson_get_blocks (lesson));
}

/* In class mode the laptop's screen is on the wall. */
static void
show_notes (GvtLessonPage *self)
{
  g_autoptr (GvtLesson) lesson = g_list_model_get_item (self->cards, self->index);
  const char *notes = gvt_lesson_get_notes (lesson);
  gboolean is_class = gvt_section_page_is_class (GVT_SECTION_PAGE (self));

  gtk_label_set_label (self->notes, notes);
  gtk_widget_set_visible (self->notes_expander, *notes != '\0' && !is_class);
  gvt_notes_button_offer (self->notes_button, self->module, is_class);
}

/* By what all pages remember, so that the reader is where the projector was. */
static void
remember (GvtLessonPage *self)
{
  if (self->reading != NULL)
    gvt_reading_set_card (self->reading, self->module, self->cards, self->index);
}

static void
show_card (GvtLessonPage *self)
{
  g_autoptr (GvtLesson) lesson = g_list_model_get_item (self->cards, self->index);
  g_autofree char *position = g_strdup_printf (_ ("Card %u of %u"), self->index + 1,
                                               count_lessons (self));
  gboolean is_last = self->index + 1 == count_lessons (self);

  gvt_pupil_bar_turned (self->pupil);
  gtk_label_set_label (self->position, position);
  gtk_label_set_label (self->heading, gvt_lesson_get_title (lesson));
  show_content (self, lesson);
  gtk_widget_set_visible (self->simulate, gvt_simulator_is_known (lesson));
  gtk_widget_set_visible (self->film, gvt_film_is_there (lesson));
  show_notes (self);
  gvt_action_bar_set_primary (self->acts, is_last ? _ ("_Finish") : _ ("_Next"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lesson.previous", self->index > 0);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_list_box_select_row (self->contents,
                           gtk_list_box_get_row_at_index (self->contents, (int) self->index));
  remember (self);
}

static void
on_reading_changed (GvtLessonPage *self)
{
  guint card = gvt_reading_get_card (self->reading, self->module, self->cards);

  gvt_pupil_bar_set_size (self->pupil, gvt_reading_get_size (self->reading));
  if (card == self->index || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  self->index = card;
  show_card (self);
}

static GtkWidget *
create_contents_row (gpointer item, gpointer data)
{
  return gvt_plain_row_new (gvt_lesson_get_title (item), NULL, TRUE);
}

static void
on_contents_activated (GvtLessonPage *self, GtkListBoxRow *row)
{
  gtk_menu_button_popdown (self->contents_button);
  self->index = (guint) gtk_list_box_row_get_index (row);
  show_card (self);
}

static void
lesson_previous (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtLessonPage *self = GVT_LESSON_PAGE (widget);

  self->index--;
  show_card (self);
}

static void
lesson_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtLessonPage *self = GVT_LESSON_PAGE (widget);

  if (self->index + 1 == count_lessons (self))
    {
      if (self->reading != NULL) /* read to its end: next time from the beginning */
        {
          g_signal_handlers_disconnect_by_data (self->reading, self);
          gvt_reading_set_card (self->reading, self->module, self->cards, 0);
        }
      gvt_section_page_close (GVT_SECTION_PAGE (self));
      return;
    }
  self->index++;
  show_card (self);
}

static void
lesson_simulate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtLessonPage *self = GVT_LESSON_PAGE (widget);
  g_autoptr (GvtLesson) lesson = g_list_model_get_item (self->cards, self->index);

  if (gvt_simulator_is_known (lesson))
    gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_simulator_new (lesson));
}

static void
lesson_film (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtLessonPage *self = GVT_LESSON_PAGE (widget);
  g_autoptr (GvtLesson) lesson = g_list_model_get_item (self->cards, self->index);

  if (!gvt_film_is_there (lesson))
    return;
  gvt_pupil_bar_set_reading (self->pupil, FALSE);
  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_film_page_new (self->module, lesson));
}

static void
lesson_project (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtLessonPage *self = GVT_LESSON_PAGE (widget);

  gvt_projector_ask (widget, self->module, self->cards, self->index);
}

/* The text's size is the same wherever one reads while this window is open. */
static void
on_size_changed (GvtLessonPage *self)
{
  if (self->reading != NULL)
    gvt_reading_set_size (self->reading, gvt_pupil_bar_get_size (self->pupil));
}

static void
gvt_lesson_page_tell_place (GvtSectionPage *page, GvtClassPlace *place)
{
  GvtLessonPage *self = GVT_LESSON_PAGE (page);

  gvt_class_place_set_card (place, GVT_AT_LESSON, self->module, self->cards, self->index);
}

static void
gvt_lesson_page_refresh (GvtSectionPage *page)
{
  GvtLessonPage *self = GVT_LESSON_PAGE (page);

  show_notes (self);
  if (self->reading != NULL)
    return;
  self->reading = g_object_ref (gvt_workspace_get_reading (gvt_section_page_get_workspace (page)));
  remember (self);
  g_signal_connect_object (self->reading, "changed", G_CALLBACK (on_reading_changed), self,
                           G_CONNECT_SWAPPED);
  gvt_pupil_bar_set_size (self->pupil, gvt_reading_get_size (self->reading));
}

/* Nothing is entered on a card. */
static const char *
describe_loss (GvtPupilScreen *screen)
{
  return NULL;
}

static void
reset (GvtPupilScreen *screen)
{
  GvtLessonPage *self = GVT_LESSON_PAGE (screen);

  self->index = 0;
  show_card (self);
}

/* The notes are for the facilitator, and the sources for the eye. */
static void
write_script (GvtPupilScreen *screen, GvtScript *script)
{
  GvtLessonPage *self = GVT_LESSON_PAGE (screen);
  g_autoptr (GvtLesson) lesson = g_list_model_get_item (self->cards, self->index);
  g_autofree char *words = gvt_lesson_to_words (lesson);

  gvt_script_add (script, self->module, gvt_lesson_get_media (lesson), words);
}

static void
gvt_lesson_page_serve_pupil (GvtPupilScreenInterface *iface)
{
  iface->describe_loss = describe_loss;
  iface->reset = reset;
  iface->write_script = write_script;
}

static void
gvt_lesson_page_dispose (GObject *object)
{
  GvtLessonPage *self = GVT_LESSON_PAGE (object);

  g_clear_object (&self->module);
  g_clear_object (&self->cards);
  g_clear_object (&self->reading);
  G_OBJECT_CLASS (gvt_lesson_page_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const guint back[] = { GDK_KEY_Left, GDK_KEY_Page_Up };
  static const guint forward[] = { GDK_KEY_Right, GDK_KEY_Page_Down };

  for (guint i = 0; i < G_N_ELEMENTS (back); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, back[i], 0, "lesson.previous", NULL);
      gtk_widget_class_add_binding_action (widget_class, forward[i], 0, "lesson.next", NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "lesson.project", NULL);
}

static void
gvt_lesson_page_class_init (GvtLessonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_lesson_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_lesson_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->tell_place = gvt_lesson_page_tell_place;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (GVT_TYPE_NOTES_BUTTON);
  g_type_ensure (GVT_TYPE_PUPIL_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-lesson-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtLessonPage, pupil);
  gtk_widget_class_bind_template_child (widget_class, GvtLessonPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, GvtLessonPage, contents_button);
  gtk_widget_class_bind_template_child (widget_class, GvtLessonPage, contents);
  gtk_widget_class_bind_template_child (widget_class, GvtLessonPage, position);
  gtk_widget_class_bind_template_child (widget_class, GvtLessonPage, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtLessonPage, badge);
  gtk_widget_class_bind_template_child (widget_class, GvtLessonPage, blocks);
  gtk_widget_class_bind_template_child (widget_class, GvtLessonPage, simulate);
  gtk_widget_class_bind_template_child (widget_class, GvtLessonPage, film);
  gtk_widget_class_bind_template_child (widget_class, GvtLessonPage, notes_button);
  gtk_widget_class_bind_template_child (widget_class, GvtLessonPage, notes_expander);
  gtk_widget_class_bind_template_child (widget_class, GvtLessonPage, notes);
  gtk_widget_class_bind_template_child (widget_class, GvtLessonPage, acts);
  gtk_widget_class_install_action (widget_class, "lesson.previous", NULL, lesson_previous);
  gtk_widget_class_install_action (widget_class, "lesson.next", NULL, lesson_next);
  gtk_widget_class_bind_template_callback (widget_class, on_contents_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_size_changed);
  gtk_widget_class_install_action (widget_class, "lesson.simulate", NULL, lesson_simulate);
  gtk_widget_class_install_action (widget_class, "lesson.film", NULL, lesson_film);
  gtk_widget_class_install_action (widget_class, "lesson.project", NULL, lesson_project);
  add_keys (widget_class);
}

static void
gvt_lesson_page_init (GvtLessonPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GvtSectionPage *
create (GvtModule *module, GListModel *cards, guint index)
{
  GvtLessonPage *self = g_object_new (GVT_TYPE_LESSON_PAGE, NULL);
  const char *note = gvt_module_get_review_note (module);

  self->module = g_object_ref (module);
  self->cards = g_object_ref (cards);
  self->index = index;
  gvt_section_page_set_title (GVT_SECTION_PAGE (self), gvt_module_get_title (module));
  gtk_label_set_label (self->badge, note);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), *note != '\0');
  gtk_list_box_bind_model (self->contents, cards, create_contents_row, NULL, NULL);
  show_card (self);
  return GVT_SECTION_PAGE (self);
}

GvtSectionPage *
gvt_lesson_page_new (GvtModule *module, guint index)
{
  return create (module, gvt_module_get_lessons (module), index);
}

GvtSectionPage *
gvt_lesson_page_new_pictures (GvtModule *module, guint index)
{
  return create (module, gvt_module_get_picture_lessons (module), index);
}
