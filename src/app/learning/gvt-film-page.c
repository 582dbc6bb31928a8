/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-film-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-columns-layout.h"
#include "gvt-recording.h"
#include "gvt-ui.h"

#define FIRST_LANGUAGE "id"

struct _GvtFilmPage
{
  GvtSectionPage parent_instance;

  GtkPicture *film;
  GtkProgressBar *progress;
  GtkWidget *buttons;
  GtkButton *toggle;
  GtkLabel *trouble;
  GtkExpander *transcript;
  GtkLabel *words;

  GvtModule *module;
  GvtMedia *media;
  GCancellable *cancellable;
  GtkMediaStream *stream; /* (nullable) */
  gboolean was_loaded;    /* or is being loaded */
};

G_DEFINE_FINAL_TYPE (GvtFilmPage, gvt_film_page, GVT_TYPE_SECTION_PAGE)

/* --- the film --- */

static void
drop_stream (GvtFilmPage *self)
{
  if (self->stream == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->stream, self);
  gtk_media_stream_pause (self->stream);
  gtk_picture_set_paintable (self->film, NULL);
  g_clear_object (&self->stream);
}

/* So that nobody misses what it says. */
static void
tell_trouble (GvtFilmPage *self)
{
  drop_stream (self);
  gtk_widget_set_visible (GTK_WIDGET (self->film), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_set_visible (self->buttons, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), TRUE);
  gtk_expander_set_expanded (self->transcript, TRUE);
}

static void
on_film_failed (GvtFilmPage *self)
{
  g_info ("A film: %s", gtk_media_stream_get_error (self->stream)->message);
  tell_trouble (self);
}

static void
show_state (GvtFilmPage *self)
{
  gboolean is_playing = gtk_media_stream_get_playing (self->stream);

  gtk_button_set_label (self->toggle, is_playing ? _ ("_Pause (P)") : _ ("_Play (P)"));
}

static void
show_progress (GvtFilmPage *self)
{
  gint64 duration = gtk_media_stream_get_duration (self->stream);

  gtk_progress_bar_set_fraction (
      self->progress,
      duration > 0 ? (double) gtk_media_stream_get_timestamp (self->stream) / (double) duration
                   : 0);
}

static void
on_film_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtFilmPage *self = owner;

  if (error != NULL)
    {
      g_warning ("A film: %s", error->message);
      tell_trouble (self);
      return;
    }
  self->stream = gvt_recording_stream (result);
  if (gtk_media_stream_get_error (self->stream) != NULL) /* there is nothing that plays at all */
    {
      on_film_failed (self);
      return;
    }
  g_signal_connect_swapped (self->stream, "notify::error", G_CALLBACK (on_film_failed), self);
  g_signal_connect_swapped (self->stream, "notify::playing", G_CALLBACK (show_state), self);
  g_signal_connect_swapped (self->stream, "notify::timestamp", G_CALLBACK (show_progress), self);
  gtk_picture_set_paintable (self->film, GDK_PAINTABLE (self->stream));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "film.toggle", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "film.restart", TRUE);
  gtk_media_stream_play (self->stream);
}

static void
load (GvtFilmPage *self)
{
  GvtWork work = gvt_recording_load (self->module, gvt_media_get_file (self->media),
                                     on_film_loaded);

  self->was_loaded = TRUE;
  gvt_work_run (self, self->cancellable, &work);
}

/* --- actions --- */

static void
restart (GvtFilmPage *self)
{
  gtk_media_stream_seek (self->stream, 0);
  gtk_media_stream_play (self->stream);
}

static void
film_toggle (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtFilmPage *self = GVT_FILM_PAGE (widget);

  if (self->stream == NULL)
    return;
  if (gtk_media_stream_get_ended (self->stream))
    restart (self);
  else
    gtk_media_stream_set_playing (self->stream, !gtk_media_stream_get_playing (self->stream));
}

static void
film_restart (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (GVT_FILM_PAGE (widget)->stream != NULL)
    restart (GVT_FILM_PAGE (widget));
}

/* --- construction --- */

static void
gvt_film_page_map (GtkWidget *widget)
{
  GvtFilmPage *self = GVT_FILM_PAGE (widget);

  GTK_WIDGET_CLASS (gvt_film_page_parent_class)->map (widget);
  gtk_widget_grab_focus (widget);
  if (!self->was_loaded)
    load (self);
}

/* Nobody sees it any more. */
static void
gvt_film_page_unmap (GtkWidget *widget)
{
  GvtFilmPage *self = GVT_FILM_PAGE (widget);

  if (self->stream != NULL)
    gtk_media_stream_pause (self->stream);
  GTK_WIDGET_CLASS (gvt_film_page_parent_class)->unmap (widget);
}

static void
gvt_film_page_dispose (GObject *object)
{
  GvtFilmPage *self = GVT_FILM_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  drop_stream (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->module);
  g_clear_object (&self->media);
  G_OBJECT_CLASS (gvt_film_page_parent_class)->dispose (object);
}

static void
gvt_film_page_class_init (GvtFilmPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_film_page_dispose;
  widget_class->map = gvt_film_page_map;
  widget_class->unmap = gvt_film_page_unmap;
  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-film-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtFilmPage, film);
  gtk_widget_class_bind_template_child (widget_class, GvtFilmPage, progress);
  gtk_widget_class_bind_template_child (widget_class, GvtFilmPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, GvtFilmPage, toggle);
  gtk_widget_class_bind_template_child (widget_class, GvtFilmPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, GvtFilmPage, transcript);
  gtk_widget_class_bind_template_child (widget_class, GvtFilmPage, words);
  gtk_widget_class_install_action (widget_class, "film.toggle", NULL, film_toggle);
  gtk_widget_class_install_action (widget_class, "film.restart", NULL, film_restart);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "film.toggle", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "film.toggle", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, 0, "film.restart", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
}

static void
gvt_film_page_init (GvtFilmPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "film.toggle", FALSE); /* until it is read */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "film.restart", FALSE);
}

GvtMedia *
gvt_film_find (GvtLesson *lesson)
{
  GListModel *media = gvt_lesson_get_media (lesson);
  GvtMedia *film = gvt_media_find_recording (media, GVT_MEDIA_SIGN, FIRST_LANGUAGE);

  for (guint i = 0; film == NULL && i < g_list_model_get_n_items (media); i++)
    {
      g_autoptr (GvtMedia) medium = g_list_model_get_item (media, i);

      if (gvt_media_get_kind (medium) == GVT_MEDIA_SIGN)
        film = g_steal_pointer (&medium);
    }
  return film;
}

gboolean
gvt_film_is_there (GvtLesson *lesson)
{
  g_autoptr (GvtMedia) film = gvt_film_find (lesson);

  return film != NULL;
}

GvtSectionPage *
gvt_film_page_new (GvtModule *module, GvtLesson *lesson)
{
  GvtFilmPage *self = g_object_new (GVT_TYPE_FILM_PAGE, NULL);

  self->module = g_object_ref (module);
  self->media = gvt_film_find (lesson);
  gtk_label_set_label (self->words, gvt_media_get_text (self->media));
  gtk_picture_set_alternative_text (self->film, gvt_media_get_text (self->media));
  return GVT_SECTION_PAGE (self);
}

GtkMediaStream *
gvt_film_page_get_stream (GvtFilmPage *self)
{
  g_return_val_if_fail (GVT_IS_FILM_PAGE (self), NULL);
  return self->stream;
}
