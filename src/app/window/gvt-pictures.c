/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-pictures.h"

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-picture-steps.h"
#include "gvt-work.h"

#define CALM_FRAMES 4  /* as many with nothing under way, and the page is what a person sees */
#define SIZE_FRAMES 15 /* a window has taken its size by then, or is asked once more */
#define SIZE_TRIES  4  /* a window manager may refuse */
#define DEADLINE_US (30 * G_TIME_SPAN_SECOND)

/* The sizes and schemes of each page. */
static const struct
{
  int width;
  int height;
  AdwColorScheme scheme;
  const char *suffix;
} variants[] = {
  { 1366, 768, ADW_COLOR_SCHEME_FORCE_LIGHT, "1366-light" },
  { 1366, 768, ADW_COLOR_SCHEME_FORCE_DARK, "1366-dark" },
  { 1024, 768, ADW_COLOR_SCHEME_FORCE_LIGHT, "1024-light" }, /* the projector */
  { 360, 720, ADW_COLOR_SCHEME_FORCE_LIGHT, "360-light" },
  { 360, 720, ADW_COLOR_SCHEME_FORCE_DARK, "360-dark" },
};

typedef struct
{
  char *folder;
  guint step;
  guint variant;
  guint n_misfits; /* pictures of pages that asked for more than the window */
  guint n_calm;
  guint n_frames;  /* since the window was asked for its size */
  gint64 began_us; /* by the frame clock */
} Taking;

static void
taking_free (gpointer data)
{
  Taking *taking = data;

  g_free (taking->folder);
  g_free (taking);
}

/* --- one picture --- */

typedef struct
{
  GdkTexture *texture;
  char *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->texture);
  g_free (saving->path);
  g_free (saving);
}

static gpointer
save_in_worker (gpointer input, GCancellable *cancellable, GError **error)
{
  Saving *saving = input;
  g_autoptr (GBytes) png = gdk_texture_save_to_png_bytes (saving->texture);

  gvt_file_write (saving->path, png, error);
  return NULL;
}

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  if (error != NULL)
    g_warning ("A picture was not saved: %s", error->message);
}

static GdkTexture *
draw_window (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (snapshot);
  return node != NULL ? gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)),
                                                     node, NULL)
                      : NULL;
}

/* %FALSE when something is about to be drawn anew: then the window has no picture just now. */
static gboolean
save_picture (GvtWindow *window, Taking *taking)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.png", gvt_picture_steps_get (taking->step)->name,
                                           variants[taking->variant].suffix);
  GvtWork work = { save_in_worker, NULL, saving_free, NULL, on_saved };
  GdkTexture *texture = draw_window (GTK_WIDGET (window));
  Saving *saving;

  if (texture == NULL)
    return FALSE;
  saving = g_new0 (Saving, 1);
  saving->texture = texture;
  saving->path = g_build_filename (taking->folder, name, NULL);
  work.input = saving;
  gvt_work_run (window, NULL, &work);
  return TRUE;
}

static void
check_fits (GtkWidget *window, const char *name, Taking *taking)
{
  int width = gtk_widget_get_width (window);

  if (width <= variants[taking->variant].width)
    return;
  taking->n_misfits++;
  g_printerr ("%s-%s: needs %d pixels, has %d\n", name, variants[taking->variant].suffix, width,
              variants[taking->variant].width);
}

/* --- one after another --- */

/* Without a compositor the frame of a window takes some pixels off what was asked for. */
static void
resize (GtkWindow *window, int width, int height)
{
  int lost_width = 0;
  int lost_height = 0;
  int asked_width, asked_height;

  gtk_window_get_default_size (window, &asked_width, &asked_height);
  if (gtk_widget_get_width (GTK_WIDGET (window)) > 0)
    {
      lost_width = CLAMP (asked_width - gtk_widget_get_width (GTK_WIDGET (window)), 0, 20);
      lost_height = CLAMP (asked_height - gtk_widget_get_height (GTK_WIDGET (window)), 0, 20);
    }
  gtk_window_set_default_size (window, width + lost_width, height + lost_height);
}

static void
begin_variant (GvtWindow *window, Taking *taking)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      variants[taking->variant].scheme);
  resize (GTK_WINDOW (window), variants[taking->variant].width, variants[taking->variant].height);
  taking->n_calm = 0;
  taking->n_frames = 0;
  taking->began_us = 0;
}

/* The next page that can be shown, or the end of the table. */
static void
begin_step (GvtWindow *window, Taking *taking)
{
  const GvtPictureStep *step;

  while ((step = gvt_picture_steps_get (taking->step)) != NULL && !step->open (window))
    taking->step++;
  taking->variant = 0;
  begin_variant (window, taking);
}

static void
advance (GvtWindow *window, Taking *taking)
{
  taking->variant++;
  if (taking->variant < G_N_ELEMENTS (variants))
    {
      begin_variant (window, taking);
      return;
    }
  taking->step++;
  begin_step (window, taking);
}

static gboolean
is_late (Taking *taking, gint64 now_us)
{
  if (taking->began_us == 0)
    taking->began_us = now_us;
  return now_us - taking->began_us > DEADLINE_US;
}

static gboolean
has_size (GtkWidget *window, const Taking *taking)
{
  return gtk_widget_get_width (window) == variants[taking->variant].width
         || taking->n_frames > SIZE_FRAMES * SIZE_TRIES;
}

/* How many frames in a row nothing was under way, the window in its size. */
static void
count_calm (GtkWidget *window, Taking *taking)
{
  taking->n_frames++;
  if (!has_size (window, taking))
    {
      if (taking->n_frames % SIZE_FRAMES == 0)
        resize (GTK_WINDOW (window), variants[taking->variant].width,
                variants[taking->variant].height);
      taking->n_calm = 0;
      return;
    }
  taking->n_calm = gvt_work_get_n_running () == 0 ? taking->n_calm + 1 : 0;
}

static void
end (GTask *task, const Taking *taking)
{
  if (taking->n_misfits > 0)
    g_task_return_new_error (task, GVT_ERROR, GVT_ERROR_STATE, "%u pages do not fit",
                             taking->n_misfits);
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
on_frame (GtkWidget *window, GdkFrameClock *frame_clock, gpointer data)
{
  GTask *task = data;
  Taking *taking = g_task_get_task_data (task);
  const GvtPictureStep *step = gvt_picture_steps_get (taking->step);
  const char *name = step != NULL ? step->name : NULL;

  if (is_late (taking, gdk_frame_clock_get_frame_time (frame_clock)))
    {
      g_task_return_new_error (task, GVT_ERROR, GVT_ERROR_STATE, "The page “%s” never came to rest",
                               name != NULL ? name : "last");
      return G_SOURCE_REMOVE;
    }
  count_calm (window, taking);
  if (taking->n_calm < CALM_FRAMES)
    return G_SOURCE_CONTINUE;

  if (name == NULL) /* all are taken, and the last is on the disk */
    {
      end (task, taking);
      return G_SOURCE_REMOVE;
    }
  if (save_picture (GVT_WINDOW (window), taking))
    {
      check_fits (window, name, taking);
      advance (GVT_WINDOW (window), taking);
    }
  return G_SOURCE_CONTINUE;
}

void
gvt_pictures_take_async (GvtWindow *window,
                         const char *folder,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (window, NULL, callback, user_data);
  Taking *taking = g_new0 (Taking, 1);
  g_autoptr (GError) error = NULL;

  g_task_set_source_tag (task, gvt_pictures_take_async);
  taking->folder = g_strdup (folder);
  g_task_set_task_data (task, taking, taking_free);
  gtk_window_unmaximize (GTK_WINDOW (window));
  if (!gvt_folder_ensure (folder, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  begin_step (window, taking);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), on_frame, g_object_ref (task), g_object_unref);
}

gboolean
gvt_pictures_take_finish (GvtWindow *window, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, window), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
