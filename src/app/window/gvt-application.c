/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-application.h"

#include <glib/gi18n-lib.h>

#include "gvt-app-resources.h"
#include "gvt-error.h"
#include "gvt-feature-projections.h"
#include "gvt-file.h"
#include "gvt-pictures.h"
#include "gvt-settings.h"
#include "gvt-window.h"

#define APP_ID             "id.go.kpu.ntb.GoVote"
#define DPI_OF_100_PERCENT (96 * 1024) /* as "gtk-xft-dpi" counts */

struct _GvtApplication
{
  AdwApplication parent_instance;

  char *data;
  char *pictures;
  char *user;
  char *passphrase_file;
  int text_percent; /* 0: as the desktop says */
  gboolean is_by_hand;
  GvtWindow *window;
  int exit_status;
};

G_DEFINE_FINAL_TYPE (GvtApplication, gvt_application, ADW_TYPE_APPLICATION)

static void
fail (GvtApplication *self, const GError *error)
{
  g_autofree char *words = gvt_error_describe (error);

  g_printerr ("govote: %s\n", words);
  g_debug ("govote: %s", error->message);
  self->exit_status = 1;
  g_application_quit (G_APPLICATION (self));
}

/* --- pictures --- */

static void
on_pictures_taken (GObject *source, GAsyncResult *result, gpointer data)
{
  GvtApplication *self = data;
  g_autoptr (GError) error = NULL;

  if (!gvt_pictures_take_finish (GVT_WINDOW (source), result, &error))
    fail (self, error);
  else
    g_application_quit (G_APPLICATION (self));
}

static void
take_pictures (GvtApplication *self)
{
  gvt_pictures_take_async (self->window, self->pictures, on_pictures_taken, self);
}

static void
on_unlocked (GObject *source, GAsyncResult *result, gpointer data)
{
  GvtApplication *self = data;
  g_autoptr (GError) error = NULL;

  if (!gvt_workspace_unlock_finish (GVT_WORKSPACE (source), result, &error))
    fail (self, error);
  else if (self->pictures != NULL)
    take_pictures (self);
}

/* --- beginning --- */

static void
unlock (GvtApplication *self)
{
  g_autoptr (GError) error = NULL;
  char *passphrase = gvt_file_read_secret (self->passphrase_file, &error);

  if (passphrase == NULL)
    {
      fail (self, error);
      return;
    }
  gvt_workspace_unlock_async (gvt_window_get_workspace (self->window), self->user, passphrase,
                              on_unlocked, self);
  gvt_wipe_free (passphrase);
}

static GvtWindow *
make_window (GvtApplication *self)
{
  g_autofree char *folder = self->data != NULL
                                ? g_strdup (self->data)
                                : g_build_filename (g_get_user_data_dir (), "govote", NULL);
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();
  g_autoptr (GvtProfile) profile = gvt_profile_new (folder, clock, gvt_feature_projections ());
  g_autoptr (GvtWorkspace) workspace = gvt_workspace_new (profile);

  if (!self->is_by_hand && self->pictures == NULL)
    gvt_sync_keeper_set_times (gvt_workspace_get_sync (workspace), &gvt_sync_pace_times);
  return gvt_window_new (GTK_APPLICATION (self), workspace);
}

static void
gvt_application_activate (GApplication *application)
{
  GvtApplication *self = GVT_APPLICATION (application);

  if (self->window == NULL)
    {
      if (self->pictures != NULL) /* a page half-way between two others is no picture */
        g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
      self->window = make_window (self);
      if (self->pictures == NULL) /* their sizes are nobody's choice */
        gvt_settings_bind_window (GTK_WIDGET (self->window));
      g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
      if (self->user != NULL)
        unlock (self);
      else if (self->pictures != NULL)
        take_pictures (self);
    }
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
add_keys (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } table[] = {
    { "win.section('home')", { "<Control>1", NULL } },
    { "win.section('learning')", { "<Control>2", NULL } },
    { "win.section('sessions')", { "<Control>3", NULL } },
    { "win.section('voters')", { "<Control>4", NULL } },
    { "win.section('sync')", { "<Control>5", NULL } },
    { "win.section('settings')", { "<Control>comma", NULL } },
    { "win.back", { "<Alt>Left", "Escape", NULL } },
    { "win.sidebar", { "F9", NULL } },
    { "win.lock", { "<Control>l", NULL } },
    { "window.close", { "<Control>q", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (application, table[i].action,
                                           (const char **) table[i].keys);
}

static void
gvt_application_startup (GApplication *application)
{
  GvtApplication *self = GVT_APPLICATION (application);

  /* By name, or the linker drops the resource of a static library. */
  g_resources_register (gvt_app_get_resource ());
  G_APPLICATION_CLASS (gvt_application_parent_class)->startup (application);
  gvt_settings_apply_color_scheme ();
  if (self->text_percent > 0)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                  DPI_OF_100_PERCENT / 100 * self->text_percent, NULL);
  add_keys (GTK_APPLICATION (application));
}

static int
gvt_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  GvtApplication *self = GVT_APPLICATION (application);

  if ((self->user == NULL) != (self->passphrase_file == NULL))
    {
      g_printerr ("govote: %s\n", _ ("--user and --passphrase-file belong together."));
      return 2;
    }
  if (self->text_percent != 0 && (self->text_percent < 50 || self->text_percent > 300))
    {
      g_printerr ("govote: %s\n", _ ("--text-size takes 50 to 300 percent."));
      return 2;
    }
  return -1;
}

static void
gvt_application_finalize (GObject *object)
{
  GvtApplication *self = GVT_APPLICATION (object);

  g_free (self->data);
  g_free (self->pictures);
  g_free (self->user);
  g_free (self->passphrase_file);
  G_OBJECT_CLASS (gvt_application_parent_class)->finalize (object);
}

static void
gvt_application_class_init (GvtApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_application_finalize;
  application_class->activate = gvt_application_activate;
  application_class->startup = gvt_application_startup;
  application_class->handle_local_options = gvt_application_handle_local_options;
}

static void
gvt_application_init (GvtApplication *self)
{
  const GOptionEntry options[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &self->data, N_ ("The profile's folder"), N_ ("DIR") },
    { "user", 0, 0, G_OPTION_ARG_STRING, &self->user, N_ ("Unlock as this user at once"),
      N_ ("CODE") },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &self->passphrase_file,
      N_ ("The file whose first line is the passphrase"), N_ ("FILE") },
    { "text-size", 0, 0, G_OPTION_ARG_INT, &self->text_percent,
      N_ ("The size of letters, 100 is usual"), N_ ("PERCENT") },
    { "sync-by-hand", 0, 0, G_OPTION_ARG_NONE, &self->is_by_hand,
      N_ ("Synchronise only when somebody asks for it"), NULL },
    { "pictures", 0, 0, G_OPTION_ARG_FILENAME, &self->pictures,
      N_ ("Take a picture of each page into this folder, then end"), N_ ("FOLDER") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

GvtApplication *
gvt_application_new (void)
{
  /* Each profile is its own instance: a practice window may stand beside the real one. */
  return g_object_new (GVT_TYPE_APPLICATION, "application-id", APP_ID, "flags",
                       G_APPLICATION_NON_UNIQUE, NULL);
}

int
gvt_application_get_exit_status (GvtApplication *self)
{
  g_return_val_if_fail (GVT_IS_APPLICATION (self), 1);
  return self->exit_status;
}
