/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-presenter-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-action-bar.h"
#include "gvt-columns-layout.h"
#include "gvt-film-page.h"
#include "gvt-page-stack.h"
#include "gvt-simulator.h"
#include "gvt-text.h"
#include "gvt-ui.h"
#include "gvt-unicode.h"

#define TICK_SECONDS  5
#define FIRST_LETTERS 180 /* of the next card: enough to know it by */

struct _GvtPresenterView
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkLabel *position;
  GtkLabel *minutes;
  GtkLabel *now;
  GtkLabel *covered;
  GtkLabel *heading;
  GtkLabel *notes;
  GtkLabel *next_heading;
  GtkLabel *next_words;
  GtkWidget *simulate;
  GtkWidget *film;
  GtkWidget *play;

  GvtProjectorPage *page;
  GvtClock *clock;
  gint64 began_us; /* since the machine was started */
  guint tick_id;   /* 0 while it is not shown */
};

G_DEFINE_FINAL_TYPE (GvtPresenterView, gvt_presenter_view, ADW_TYPE_BIN)

/* --- the clock --- */

/* Returns: (transfer full) */
static char *
describe_minutes (guint spent, guint planned)
{
  if (spent > planned)
    /* Translators: minutes that a lesson takes, and those that its module plans for it */
    return g_strdup_printf (_ ("%u minutes of %u: %u over"), spent, planned, spent - planned);
  return g_strdup_printf (_ ("%u minutes of %u"), spent, planned);
}

void
gvt_presenter_view_tick (GvtPresenterView *self)
{
  gint64 spent_us = gvt_clock_boot_us (self->clock) - self->began_us;
  GvtModule *module = gvt_projector_page_get_module (self->page);
  g_autofree char *minutes = describe_minutes ((guint) (spent_us / G_TIME_SPAN_MINUTE),
                                               gvt_module_get_minutes (module));
  g_autofree char *time = gvt_text_time (gvt_clock_now_us (self->clock));
  g_autofree char *now = g_strdup_printf (_ ("%s WITA"), time);

  gtk_label_set_label (self->minutes, minutes);
  gtk_label_set_label (self->now, now);
}

static gboolean
on_tick (gpointer data)
{
  gvt_presenter_view_tick (data);
  return G_SOURCE_CONTINUE;
}

/* --- the cards --- */

static void
show_present (GvtPresenterView *self)
{
  g_autoptr (GvtLesson) lesson = gvt_projector_page_dup_lesson (self->page, 0);
  const char *notes = gvt_lesson_get_notes (lesson);

  gtk_label_set_label (self->heading, gvt_lesson_get_title (lesson));
  gtk_label_set_label (self->notes, *notes != '\0' ? notes : _ ("This card has no notes."));
  gtk_widget_set_visible (self->simulate, gvt_simulator_is_known (lesson));
  gtk_widget_set_visible (self->film, gvt_film_is_there (lesson));
}

/* Its title stands above. Returns: (transfer full) */
static char *
describe_words (GvtLesson *lesson)
{
  g_autofree char *words = gvt_lesson_to_words (lesson);
  const char *text = strchr (words, '\n');
  g_autofree char *head = NULL;

  text = text != NULL ? text + 1 : "";
  if (g_utf8_strlen (text, -1) <= FIRST_LETTERS)
    return g_strdup (text);
  head = gvt_unicode_head (text, FIRST_LETTERS);
  return g_strconcat (head, "…", NULL);
}

static void
show_next (GvtPresenterView *self)
{
  g_autoptr (GvtLesson) next = gvt_projector_page_dup_lesson (self->page, 1);
  g_autofree char *words = next != NULL ? describe_words (next) : g_strdup ("");

  gtk_label_set_label (self->next_heading,
                       next != NULL ? gvt_lesson_get_title (next) : _ ("This is the last card."));
  gtk_label_set_label (self->next_words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->next_words), *words != '\0');
}

static gboolean
is_covered (GvtPresenterView *self)
{
  return !gtk_widget_get_child_visible (GTK_WIDGET (self->page));
}

/* What the class sees instead of the card, in words. */
static void
show_cover (GvtPresenterView *self)
{
  const char *text = NULL;

  if (is_covered (self))
    text = _ ("The class sees more than the card. Escape closes it.");
  else if (gvt_projector_page_is_blank (self->page))
    text = _ ("The class sees a black screen. B brings the card back.");
  gtk_label_set_label (self->covered, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->covered), text != NULL);
}

/* Returns: (transfer none) (nullable): the film that lies over the card */
static GtkWidget *
find_film (GvtPresenterView *self)
{
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (self->page), GVT_TYPE_PAGE_STACK);
  GvtSectionPage *top = stack != NULL ? gvt_page_stack_get_top (GVT_PAGE_STACK (stack)) : NULL;

  return GVT_IS_FILM_PAGE (top) ? GTK_WIDGET (top) : NULL;
}

/* What would do nothing on the wall is not offered here. */
static void
update_actions (GvtPresenterView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_seen = !is_covered (self);

  gtk_widget_action_set_enabled (widget, "wall.next",
                                 is_seen && !gvt_projector_page_is_last (self->page));
  gtk_widget_action_set_enabled (widget, "wall.previous",
                                 is_seen && !gvt_projector_page_is_first (self->page));
  gtk_widget_action_set_enabled (widget, "wall.blank", is_seen);
  gtk_widget_action_set_enabled (widget, "wall.simulate", is_seen);
  gtk_widget_action_set_enabled (widget, "wall.film", is_seen);
  gtk_widget_set_visible (self->play, find_film (self) != NULL);
}

static void
on_cover_changed (GvtPresenterView *self)
{
  show_cover (self);
  update_actions (self);
}

static void
show_card (GvtPresenterView *self)
{
  g_autofree char *position = gvt_projector_page_describe_position (self->page);

  gtk_label_set_label (self->position, position);
  on_cover_changed (self);
  show_present (self);
  show_next (self);
}

/* --- actions --- */

static void
act_on_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtPresenterView *self = GVT_PRESENTER_VIEW (widget);

  if (!is_covered (self))
    gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL);
}

static void
film_toggle (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *film = find_film (GVT_PRESENTER_VIEW (widget));

  if (film != NULL)
    gtk_widget_activate_action (film, action, NULL);
}

static void
wall_leave (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.back", NULL);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const passed_on[] = { "wall.next",  "wall.previous", "wall.first", "wall.last",
                                           "wall.blank", "wall.simulate", "wall.film" };

  for (guint i = 0; i < G_N_ELEMENTS (passed_on); i++)
    gtk_widget_class_install_action (widget_class, passed_on[i], NULL, act_on_page);
  gtk_widget_class_install_action (widget_class, "wall.leave", NULL, wall_leave);
  gtk_widget_class_install_action (widget_class, "film.toggle", NULL, film_toggle);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "film.toggle", NULL);
}

/* --- construction --- */

static void
gvt_presenter_view_map (GtkWidget *widget)
{
  GvtPresenterView *self = GVT_PRESENTER_VIEW (widget);

  GTK_WIDGET_CLASS (gvt_presenter_view_parent_class)->map (widget);
  gvt_presenter_view_tick (self);
  self->tick_id = g_timeout_add_seconds (TICK_SECONDS, on_tick, self);
}

static void
gvt_presenter_view_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&GVT_PRESENTER_VIEW (widget)->tick_id, g_source_remove);
  GTK_WIDGET_CLASS (gvt_presenter_view_parent_class)->unmap (widget);
}

static void
gvt_presenter_view_dispose (GObject *object)
{
  GvtPresenterView *self = GVT_PRESENTER_VIEW (object);

  g_clear_object (&self->page);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (gvt_presenter_view_parent_class)->dispose (object);
}

static void
gvt_presenter_view_class_init (GvtPresenterViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_presenter_view_dispose;
  widget_class->map = gvt_presenter_view_map;
  widget_class->unmap = gvt_presenter_view_unmap;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-presenter-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtPresenterView, title);
  gtk_widget_class_bind_template_child (widget_class, GvtPresenterView, position);
  gtk_widget_class_bind_template_child (widget_class, GvtPresenterView, minutes);
  gtk_widget_class_bind_template_child (widget_class, GvtPresenterView, now);
  gtk_widget_class_bind_template_child (widget_class, GvtPresenterView, covered);
  gtk_widget_class_bind_template_child (widget_class, GvtPresenterView, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtPresenterView, notes);
  gtk_widget_class_bind_template_child (widget_class, GvtPresenterView, next_heading);
  gtk_widget_class_bind_template_child (widget_class, GvtPresenterView, next_words);
  gtk_widget_class_bind_template_child (widget_class, GvtPresenterView, simulate);
  gtk_widget_class_bind_template_child (widget_class, GvtPresenterView, film);
  gtk_widget_class_bind_template_child (widget_class, GvtPresenterView, play);
  install_actions (widget_class);
  gvt_projector_add_keys (widget_class);
}

static void
gvt_presenter_view_init (GvtPresenterView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_presenter_view_new (GvtProjectorPage *page, GvtClock *clock, gint64 began_us)
{
  GvtPresenterView *self = g_object_new (GVT_TYPE_PRESENTER_VIEW, NULL);
  GvtModule *module = gvt_projector_page_get_module (page);

  self->page = g_object_ref (page);
  self->clock = g_object_ref (clock);
  self->began_us = began_us;
  adw_window_title_set_subtitle (self->title, gvt_module_get_title (module));
  g_signal_connect_object (page, "turned", G_CALLBACK (show_card), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "map", G_CALLBACK (on_cover_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (page, "unmap", G_CALLBACK (on_cover_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  show_card (self);
  gvt_presenter_view_tick (self);
  return GTK_WIDGET (self);
}
