/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-projector-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-card-sheet.h"
#include "gvt-columns-layout.h"
#include "gvt-film-page.h"
#include "gvt-screen-plan.h"
#include "gvt-simulator.h"
#include "gvt-ui.h"

struct _GvtProjectorPage
{
  GvtSectionPage parent_instance;

  GtkWidget *content;
  GvtCardSheet *sheet;
  GtkLabel *position;
  GtkLabel *badge;
  GtkWidget *simulate;
  GtkWidget *film;
  GtkProgressBar *progress;

  GvtModule *module;
  GListModel *cards; /* of GvtLesson: one of the module's two sets */
  guint index;
  double type_size; /* of the foot; 0 before there is one */
};

static guint turned_signal;

G_DEFINE_FINAL_TYPE (GvtProjectorPage, gvt_projector_page, GVT_TYPE_SECTION_PAGE)

static guint
count_cards (GvtProjectorPage *self)
{
  return g_list_model_get_n_items (self->cards);
}

gboolean
gvt_projector_page_is_first (GvtProjectorPage *self)
{
  g_return_val_if_fail (GVT_IS_PROJECTOR_PAGE (self), TRUE);
  return self->index == 0 && gvt_card_sheet_get_screen (self->sheet) == 0;
}

gboolean
gvt_projector_page_is_last (GvtProjectorPage *self)
{
  g_return_val_if_fail (GVT_IS_PROJECTOR_PAGE (self), TRUE);
  return self->index + 1 == count_cards (self)
         && gvt_card_sheet_get_screen (self->sheet) + 1
                >= gvt_card_sheet_get_n_screens (self->sheet)
         && !gvt_card_sheet_has_more (self->sheet);
}

static void
set_type_size (GtkLabel *label, double size)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) size * PANGO_SCALE));
  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
}

static void
tell_turned (GvtProjectorPage *self)
{
  g_signal_emit (self, turned_signal, 0);
}

char *
gvt_projector_page_describe_position (GvtProjectorPage *self)
{
  guint n_screens = gvt_card_sheet_get_n_screens (self->sheet);
  g_autofree char *card = g_strdup_printf (_ ("Card %u of %u"), self->index + 1,
                                           count_cards (self));
  g_autofree char *screen = NULL;

  g_return_val_if_fail (GVT_IS_PROJECTOR_PAGE (self), NULL);

  if (n_screens == 1)
    return g_steal_pointer (&card);
  /* Translators: a long card on the projector is shown on several screens */
  screen = g_strdup_printf (_ ("screen %u of %u"), gvt_card_sheet_get_screen (self->sheet) + 1,
                            n_screens);
  return g_strjoin (" · ", card, screen, NULL);
}

static void
show_position (GvtProjectorPage *self)
{
  g_autofree char *position = gvt_projector_page_describe_position (self);
  double part = (gvt_card_sheet_get_screen (self->sheet) + 1.0)
                / gvt_card_sheet_get_n_screens (self->sheet);

  gtk_label_set_label (self->position, position);
  gtk_progress_bar_set_fraction (self->progress, (self->index + part) / count_cards (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wall.previous",
                                 !gvt_projector_page_is_first (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wall.next",
                                 !gvt_projector_page_is_last (self));
  tell_turned (self);
}

static void
on_planned (GvtProjectorPage *self)
{
  double least = gvt_screen_least_size (gtk_widget_get_width (GTK_WIDGET (self)),
                                        gtk_widget_get_height (GTK_WIDGET (self)));

  if (self->type_size != least)
    {
      set_type_size (self->badge, least);
      set_type_size (self->position, least);
      self->type_size = least;
    }
  show_position (self);
}

static void
remember (GvtProjectorPage *self)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));

  if (workspace != NULL)
    gvt_reading_set_card (gvt_workspace_get_reading (workspace), self->module, self->cards,
                          self->index);
}

static void
show_card (GvtProjectorPage *self, guint index, gboolean from_end)
{
  g_autoptr (GvtLesson) lesson = g_list_model_get_item (self->cards, index);
  g_autoptr (GvtLesson) next = g_list_model_get_item (self->cards, index + 1);

  self->index = index;
  gtk_widget_set_visible (self->simulate, gvt_simulator_is_known (lesson));
  gtk_widget_set_visible (self->film, gvt_film_is_there (lesson));
  gvt_card_sheet_show (self->sheet, self->module, lesson, from_end);
  gvt_card_sheet_expect (self->sheet, next);
  show_position (self);
  remember (self);
}

/* --- actions --- */

static void
unblank (GvtProjectorPage *self)
{
  gtk_widget_set_visible (self->content, TRUE);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "blank");
}

static void
wall_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtProjectorPage *self = GVT_PROJECTOR_PAGE (widget);
  guint screen = gvt_card_sheet_get_screen (self->sheet) + 1;

  unblank (self);
  if (gvt_card_sheet_scroll (self->sheet, TRUE))
    show_position (self);
  else if (screen < gvt_card_sheet_get_n_screens (self->sheet))
    {
      gvt_card_sheet_set_screen (self->sheet, screen);
      show_position (self);
    }
  else if (self->index + 1 < count_cards (self))
    show_card (self, self->index + 1, FALSE);
}

static void
wall_previous (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtProjectorPage *self = GVT_PROJECTOR_PAGE (widget);
  guint screen = gvt_card_sheet_get_screen (self->sheet);

  unblank (self);
  if (gvt_card_sheet_scroll (self->sheet, FALSE))
    show_position (self);
  else if (screen > 0)
    {
      gvt_card_sheet_set_screen (self->sheet, screen - 1);
      show_position (self);
    }
  else if (self->index > 0)
    show_card (self, self->index - 1, TRUE);
}

static void
wall_first (GtkWidget *widget, const char *action, GVariant *parameter)
{
  unblank (GVT_PROJECTOR_PAGE (widget));
  show_card (GVT_PROJECTOR_PAGE (widget), 0, FALSE);
}

static void
wall_last (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtProjectorPage *self = GVT_PROJECTOR_PAGE (widget);

  unblank (self);
  show_card (self, count_cards (self) - 1, FALSE);
}

/* Hidden by its own colour and emptiness: all eyes go to the person who speaks. */
static void
wall_blank (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtProjectorPage *self = GVT_PROJECTOR_PAGE (widget);

  if (!gtk_widget_get_visible (self->content))
    unblank (self);
  else
    {
      gtk_widget_grab_focus (widget);
      gtk_widget_set_visible (self->content, FALSE);
      gtk_widget_add_css_class (widget, "blank");
    }
  tell_turned (self);
}

static void
wall_simulate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtProjectorPage *self = GVT_PROJECTOR_PAGE (widget);
  g_autoptr (GvtLesson) lesson = g_list_model_get_item (self->cards, self->index);

  if (gvt_simulator_is_known (lesson))
    gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_simulator_new (lesson));
}

static void
wall_film (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtProjectorPage *self = GVT_PROJECTOR_PAGE (widget);
  g_autoptr (GvtLesson) lesson = g_list_model_get_item (self->cards, self->index);

  if (gvt_film_is_there (lesson))
    gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_film_page_new (self->module, lesson));
}

static void
wall_leave (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.back", NULL);
}

/* --- construction --- */

static void
gvt_projector_page_tell_place (GvtSectionPage *page, GvtClassPlace *place)
{
  GvtProjectorPage *self = GVT_PROJECTOR_PAGE (page);

  gvt_class_place_set_card (place, GVT_AT_WALL, self->module, self->cards, self->index);
}

static void
gvt_projector_page_refresh (GvtSectionPage *page)
{
  remember (GVT_PROJECTOR_PAGE (page));
}

static void
gvt_projector_page_dispose (GObject *object)
{
  g_clear_object (&GVT_PROJECTOR_PAGE (object)->module);
  g_clear_object (&GVT_PROJECTOR_PAGE (object)->cards);
  G_OBJECT_CLASS (gvt_projector_page_parent_class)->dispose (object);
}

void
gvt_projector_add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
  } table[] = {
    { GDK_KEY_Page_Down, "wall.next" },
    { GDK_KEY_Right, "wall.next" },
    { GDK_KEY_Down, "wall.next" },
    { GDK_KEY_space, "wall.next" },
    { GDK_KEY_KP_Page_Down, "wall.next" },
    { GDK_KEY_Page_Up, "wall.previous" },
    { GDK_KEY_Left, "wall.previous" },
    { GDK_KEY_Up, "wall.previous" },
    { GDK_KEY_BackSpace, "wall.previous" },
    { GDK_KEY_KP_Page_Up, "wall.previous" },
    { GDK_KEY_Home, "wall.first" },
    { GDK_KEY_End, "wall.last" },
    { GDK_KEY_b, "wall.blank" },
    { GDK_KEY_period, "wall.blank" },
    { GDK_KEY_f, "wall.film" },
    { GDK_KEY_Escape, "wall.leave" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_widget_class_add_binding_action (widget_class, table[i].key, 0, table[i].action, NULL);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "wall.next", NULL, wall_next);
  gtk_widget_class_install_action (widget_class, "wall.previous", NULL, wall_previous);
  gtk_widget_class_install_action (widget_class, "wall.first", NULL, wall_first);
  gtk_widget_class_install_action (widget_class, "wall.last", NULL, wall_last);
  gtk_widget_class_install_action (widget_class, "wall.blank", NULL, wall_blank);
  gtk_widget_class_install_action (widget_class, "wall.simulate", NULL, wall_simulate);
  gtk_widget_class_install_action (widget_class, "wall.film", NULL, wall_film);
  gtk_widget_class_install_action (widget_class, "wall.leave", NULL, wall_leave);
}

static void
gvt_projector_page_class_init (GvtProjectorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_projector_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_projector_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->tell_place = gvt_projector_page_tell_place;
  turned_signal = g_signal_new ("turned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GVT_TYPE_CARD_SHEET);
  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-projector-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtProjectorPage, content);
  gtk_widget_class_bind_template_child (widget_class, GvtProjectorPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, GvtProjectorPage, position);
  gtk_widget_class_bind_template_child (widget_class, GvtProjectorPage, badge);
  gtk_widget_class_bind_template_child (widget_class, GvtProjectorPage, simulate);
  gtk_widget_class_bind_template_child (widget_class, GvtProjectorPage, film);
  gtk_widget_class_bind_template_child (widget_class, GvtProjectorPage, progress);
  gtk_widget_class_bind_template_callback (widget_class, on_planned);
  install_actions (widget_class);
  gvt_projector_add_keys (widget_class);
}

static void
gvt_projector_page_init (GvtProjectorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_projector_page_new (GvtModule *module, GListModel *cards, guint index)
{
  GvtProjectorPage *self = g_object_new (GVT_TYPE_PROJECTOR_PAGE, NULL);
  const char *note = gvt_module_get_review_note (module);

  self->module = g_object_ref (module);
  self->cards = g_object_ref (cards);
  gvt_section_page_set_title (GVT_SECTION_PAGE (self), gvt_module_get_title (module));
  gtk_label_set_label (self->badge, note);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), *note != '\0');
  show_card (self, index, FALSE);
  return GVT_SECTION_PAGE (self);
}

void
gvt_projector_ask (GtkWidget *page, GvtModule *module, GListModel *cards, guint index)
{
  g_autofree char *hash = gvt_hash_to_text (gvt_module_get_hash (module));

  gtk_widget_activate_action (page, "win.project", "(sub)", hash, index,
                              cards == gvt_module_get_picture_lessons (module));
}

guint
gvt_projector_page_get_card (GvtProjectorPage *self)
{
  g_return_val_if_fail (GVT_IS_PROJECTOR_PAGE (self), 0);
  return self->index;
}

GvtModule *
gvt_projector_page_get_module (GvtProjectorPage *self)
{
  g_return_val_if_fail (GVT_IS_PROJECTOR_PAGE (self), NULL);
  return self->module;
}

GvtLesson *
gvt_projector_page_dup_lesson (GvtProjectorPage *self, guint ahead)
{
  g_return_val_if_fail (GVT_IS_PROJECTOR_PAGE (self), NULL);
  return g_list_model_get_item (self->cards, self->index + ahead);
}

gboolean
gvt_projector_page_is_blank (GvtProjectorPage *self)
{
  g_return_val_if_fail (GVT_IS_PROJECTOR_PAGE (self), FALSE);
  return !gtk_widget_get_visible (self->content);
}
