/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-settings.h"

#include <adwaita.h>

#include "gvt-locale.h"

#define SCHEMA_ID "id.go.kpu.ntb.GoVote"

GSettings *
gvt_settings_get (void)
{
  static GSettings *settings;
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (settings == NULL && source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA_ID, TRUE);
  if (schema != NULL)
    settings = g_settings_new_full (schema, NULL, NULL);
  return settings;
}

/* The C locale knows no translations; C.UTF-8 does, and is in every Debian. */
static void
leave_c_locale (void)
{
  const char *names[] = { g_getenv ("LC_ALL"), g_getenv ("LC_MESSAGES"), g_getenv ("LANG") };
  const char *locale = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names) && locale == NULL; i++)
    if (names[i] != NULL && *names[i] != '\0')
      locale = names[i];
  if (locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX"))
    g_setenv ("LC_ALL", "C.UTF-8", TRUE);
}

void
gvt_settings_apply_language (void)
{
  g_autofree char *language = NULL;

  leave_c_locale ();
  if (gvt_settings_get () != NULL)
    language = g_settings_get_string (gvt_settings_get (), "language");
  if (language != NULL && !g_str_equal (language, "system"))
    g_setenv ("LANGUAGE", language, TRUE);
  gtk_disable_setlocale ();
  gvt_locale_set_up ();
}

void
gvt_settings_apply_color_scheme (void)
{
  g_autofree char *name = NULL;
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (gvt_settings_get () == NULL)
    return;
  name = g_settings_get_string (gvt_settings_get (), "color-scheme");
  if (g_str_equal (name, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (name, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

void
gvt_settings_bind_window (GtkWidget *window)
{
  GSettings *settings = gvt_settings_get ();

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (settings == NULL)
    return;
  g_settings_bind (settings, "window-width", window, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", window, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", window, "maximized", G_SETTINGS_BIND_DEFAULT);
}
