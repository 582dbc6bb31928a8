/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-pupil-bar.h"

#include <glib/gi18n-lib.h>

#include "gvt-ask.h"
#include "gvt-language-choice.h"
#include "gvt-reader.h"
#include "gvt-squeezer.h"
#include "gvt-ui.h"

#define DPI_OF_100_PERCENT (96 * 1024) /* as "gtk-xft-dpi" counts */
#define MAX_PERCENT        250         /* of both together, the desktop's size and the pupil's */

struct _GvtPupilBar
{
  AdwBin parent_instance;

  GvtPupilScreen *screen;   /* (nullable): borrowed of whoever holds this bar */
  GtkEventController *keys; /* (nullable): of @screen */
  GvtLanguageChoice *language;
  GtkLabel *trouble;
  GvtReader *reader;
  guint offer_id; /* what looks for recordings once the page shows what it turned to */
  guint size;
  gboolean is_high_contrast;
};

enum
{
  PROP_0,
  PROP_SIZE,
  PROP_HIGH_CONTRAST,
  PROP_READING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GvtPupilBar, gvt_pupil_bar, ADW_TYPE_BIN)

static void
set_css_class (GtkWidget *widget, const char *css_class, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* --- on the screen --- */

static const struct
{
  guint percent;
  const char *css_class;
} sizes[GVT_PUPIL_SIZES] = {
  { 80, "text-80" },   { 100, "text-100" }, { 125, "text-125" },
  { 160, "text-160" }, { 200, "text-200" },
};

/* The desktop may have enlarged all text already, and two words a line are no page any more. */
static guint
find_largest (void)
{
  guint largest = GVT_PUPIL_SIZES - 1;
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  while (largest > GVT_PUPIL_USUAL_SIZE
         && dpi * (gint64) sizes[largest].percent > (gint64) DPI_OF_100_PERCENT * MAX_PERCENT)
    largest--;
  return largest;
}

static void
show_size (GvtPupilBar *self)
{
  for (guint i = 0; self->screen != NULL && i < GVT_PUPIL_SIZES; i++)
    set_css_class (GTK_WIDGET (self->screen), sizes[i].css_class, i == self->size);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pupil.smaller", self->size > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pupil.larger", self->size < find_largest ());
}

static void
show_contrast (GvtPupilBar *self)
{
  if (self->screen != NULL)
    set_css_class (GTK_WIDGET (self->screen), "high-contrast", self->is_high_contrast);
}

/* Keys go to where the focus is; so they are the page's, wherever on it somebody is. */
static gboolean
on_key (GtkWidget *page, GVariant *args, gpointer data)
{
  return gtk_widget_activate_action (GTK_WIDGET (data), g_variant_get_string (args, NULL), NULL);
}

static GtkEventController *
create_keys (GvtPupilBar *self)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, GDK_CONTROL_MASK, "pupil.larger" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "pupil.larger" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "pupil.larger" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "pupil.smaller" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "pupil.smaller" },
    { GDK_KEY_F7, 0, "pupil.high-contrast" },
    { GDK_KEY_F8, 0, "pupil.reading" },
    { GDK_KEY_F9, 0, "pupil.reset" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (
          gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
          gtk_callback_action_new (on_key, self, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (keys[i].action));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  return controller;
}

/* What there is to be heard is known once the page shows what it turned to. */
static gboolean
offer_languages (gpointer data)
{
  GvtPupilBar *self = data;
  g_autoptr (GvtScript) script = NULL;

  self->offer_id = 0;
  if (self->screen == NULL)
    return G_SOURCE_REMOVE;
  script = gvt_pupil_screen_write_script (self->screen, gvt_language_choice_get (self->language));
  gvt_language_choice_offer (self->language, script->heard);
  return G_SOURCE_REMOVE;
}

static void
offer_soon (GvtPupilBar *self)
{
  if (self->offer_id == 0)
    self->offer_id = g_idle_add (offer_languages, self);
}

static void
gvt_pupil_bar_root (GtkWidget *widget)
{
  GvtPupilBar *self = GVT_PUPIL_BAR (widget);

  GTK_WIDGET_CLASS (gvt_pupil_bar_parent_class)->root (widget);
  self->screen = GVT_PUPIL_SCREEN (gtk_widget_get_ancestor (widget, GVT_TYPE_PUPIL_SCREEN));
  g_return_if_fail (self->screen != NULL);
  self->keys = create_keys (self);
  gtk_widget_add_controller (GTK_WIDGET (self->screen), self->keys);
  gtk_widget_add_css_class (GTK_WIDGET (self->screen), "pupil-screen");
  show_size (self);
  show_contrast (self);
  offer_soon (self);
}

static void
gvt_pupil_bar_unroot (GtkWidget *widget)
{
  GvtPupilBar *self = GVT_PUPIL_BAR (widget);

  gvt_pupil_bar_turned (self);
  gtk_widget_remove_controller (GTK_WIDGET (self->screen), self->keys);
  self->keys = NULL;
  self->screen = NULL;
  GTK_WIDGET_CLASS (gvt_pupil_bar_parent_class)->unroot (widget);
}

/* --- reading aloud --- */

static void
show_trouble (GvtPupilBar *self, const char *text)
{
  gtk_label_set_label (self->trouble, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), text != NULL);
}

static void
on_trouble (GvtPupilBar *self, const char *text)
{
  show_trouble (self, text);
}

static void
on_reading_changed (GvtPupilBar *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
}

/* --- the next pupil --- */

static void
begin_again (gpointer owner, gpointer data)
{
  GvtPupilBar *self = owner;

  if (self->screen == NULL)
    return;
  gvt_pupil_bar_set_size (self, GVT_PUPIL_USUAL_SIZE);
  gvt_pupil_bar_set_high_contrast (self, FALSE);
  gvt_language_choice_reset (self->language);
  gvt_pupil_bar_turned (self);
  gvt_pupil_screen_reset (self->screen);
}

static void
pupil_reset (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtPupilBar *self = GVT_PUPIL_BAR (widget);
  GvtQuestion question = { .heading = _ ("Begin again for the next person?"),
                           .accept = _ ("_Begin again"),
                           .is_destructive = TRUE };

  question.body = gvt_pupil_screen_describe_loss (self->screen);
  if (question.body != NULL)
    gvt_ask (widget, &question, begin_again, NULL, NULL);
  else
    begin_again (self, NULL);
}

/* --- actions --- */

static void
pupil_larger (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_pupil_bar_set_size (GVT_PUPIL_BAR (widget), GVT_PUPIL_BAR (widget)->size + 1);
}

static void
pupil_smaller (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_pupil_bar_set_size (GVT_PUPIL_BAR (widget), GVT_PUPIL_BAR (widget)->size - 1);
}

static void
gvt_pupil_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GvtPupilBar *self = GVT_PUPIL_BAR (object);

  switch (id)
    {
    case PROP_SIZE:
      g_value_set_uint (value, self->size);
      break;
    case PROP_HIGH_CONTRAST:
      g_value_set_boolean (value, self->is_high_contrast);
      break;
    case PROP_READING:
      g_value_set_boolean (value, gvt_pupil_bar_get_reading (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_pupil_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GvtPupilBar *self = GVT_PUPIL_BAR (object);

  switch (id)
    {
    case PROP_SIZE:
      gvt_pupil_bar_set_size (self, g_value_get_uint (value));
      break;
    case PROP_HIGH_CONTRAST:
      gvt_pupil_bar_set_high_contrast (self, g_value_get_boolean (value));
      break;
    case PROP_READING:
      gvt_pupil_bar_set_reading (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_pupil_bar_dispose (GObject *object)
{
  GvtPupilBar *self = GVT_PUPIL_BAR (object);

  g_clear_handle_id (&self->offer_id, g_source_remove);
  if (self->reader != NULL)
    g_signal_handlers_disconnect_by_data (self->reader, self);
  g_clear_object (&self->reader);
  G_OBJECT_CLASS (gvt_pupil_bar_parent_class)->dispose (object);
}

static void
gvt_pupil_bar_class_init (GvtPupilBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = gvt_pupil_bar_dispose;
  object_class->get_property = gvt_pupil_bar_get_property;
  object_class->set_property = gvt_pupil_bar_set_property;
  widget_class->root = gvt_pupil_bar_root;
  widget_class->unroot = gvt_pupil_bar_unroot;
  properties[PROP_SIZE] = g_param_spec_uint ("size", NULL, NULL, 0, GVT_PUPIL_SIZES - 1,
                                             GVT_PUPIL_USUAL_SIZE, flags);
  properties[PROP_HIGH_CONTRAST] = g_param_spec_boolean ("high-contrast", NULL, NULL, FALSE, flags);
  properties[PROP_READING] = g_param_spec_boolean ("reading", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (GVT_TYPE_LANGUAGE_CHOICE);
  g_type_ensure (GVT_TYPE_SQUEEZER);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-pupil-bar.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtPupilBar, language);
  gtk_widget_class_bind_template_child (widget_class, GvtPupilBar, trouble);
  gtk_widget_class_install_action (widget_class, "pupil.larger", NULL, pupil_larger);
  gtk_widget_class_install_action (widget_class, "pupil.smaller", NULL, pupil_smaller);
  gtk_widget_class_install_action (widget_class, "pupil.reset", NULL, pupil_reset);
  gtk_widget_class_install_property_action (widget_class, "pupil.high-contrast", "high-contrast");
  gtk_widget_class_install_property_action (widget_class, "pupil.reading", "reading");
}

static void
gvt_pupil_bar_init (GvtPupilBar *self)
{
  self->size = GVT_PUPIL_USUAL_SIZE;
  self->reader = gvt_reader_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->reader, "trouble", G_CALLBACK (on_trouble), self);
  g_signal_connect_swapped (self->reader, "notify::is-reading", G_CALLBACK (on_reading_changed),
                            self);
}

guint
gvt_pupil_bar_get_size (GvtPupilBar *self)
{
  g_return_val_if_fail (GVT_IS_PUPIL_BAR (self), GVT_PUPIL_USUAL_SIZE);
  return self->size;
}

void
gvt_pupil_bar_set_size (GvtPupilBar *self, guint size)
{
  g_return_if_fail (GVT_IS_PUPIL_BAR (self));
  g_return_if_fail (size < GVT_PUPIL_SIZES);

  size = MIN (size, find_largest ());
  if (self->size == size)
    return;
  self->size = size;
  show_size (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIZE]);
}

gboolean
gvt_pupil_bar_get_high_contrast (GvtPupilBar *self)
{
  g_return_val_if_fail (GVT_IS_PUPIL_BAR (self), FALSE);
  return self->is_high_contrast;
}

void
gvt_pupil_bar_set_high_contrast (GvtPupilBar *self, gboolean is_high)
{
  g_return_if_fail (GVT_IS_PUPIL_BAR (self));

  if (self->is_high_contrast == is_high)
    return;
  self->is_high_contrast = is_high;
  show_contrast (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIGH_CONTRAST]);
}

gboolean
gvt_pupil_bar_get_reading (GvtPupilBar *self)
{
  g_return_val_if_fail (GVT_IS_PUPIL_BAR (self), FALSE);
  return self->reader != NULL && gvt_reader_is_reading (self->reader);
}

void
gvt_pupil_bar_set_reading (GvtPupilBar *self, gboolean is_reading)
{
  g_return_if_fail (GVT_IS_PUPIL_BAR (self));

  if (gvt_pupil_bar_get_reading (self) == is_reading || self->screen == NULL)
    return;
  show_trouble (self, NULL);
  if (is_reading)
    gvt_reader_read (self->reader, gvt_pupil_screen_write_script (
                                       self->screen, gvt_language_choice_get (self->language)));
  else
    gvt_reader_stop (self->reader);
}

void
gvt_pupil_bar_turned (GvtPupilBar *self)
{
  g_return_if_fail (GVT_IS_PUPIL_BAR (self));

  if (self->reader == NULL)
    return;
  gvt_reader_stop (self->reader);
  show_trouble (self, NULL);
  offer_soon (self);
}
