/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-settings-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-backups-page.h"
#include "gvt-doctor-page.h"
#include "gvt-exports-page.h"
#include "gvt-login.h"
#include "gvt-passphrase-page.h"
#include "gvt-pin-group.h"
#include "gvt-settings.h"
#include "gvt-ui.h"
#include "gvt-users-page.h"

struct _GvtSettingsPage
{
  GvtSectionPage parent_instance;

  GtkWidget *user_group;
  AdwActionRow *user_row;
  GvtPinGroup *pin_group;
  AdwComboRow *language;
  AdwComboRow *color_scheme;
  AdwActionRow *version_row;
  AdwActionRow *folder_row;
};

G_DEFINE_FINAL_TYPE (GvtSettingsPage, gvt_settings_page, GVT_TYPE_SECTION_PAGE)

/* In the order of the two lists in the .ui file. */
static const char *const languages[] = { "system", "id", "en" };
static const char *const color_schemes[] = { "system", "light", "dark" };

static guint
index_of (const char *const *values, guint n_values, const char *key)
{
  g_autofree char *value = g_settings_get_string (gvt_settings_get (), key);

  for (guint i = 0; i < n_values; i++)
    if (g_str_equal (values[i], value))
      return i;
  return 0;
}

static void
on_language_selected (GvtSettingsPage *self)
{
  g_settings_set_string (gvt_settings_get (), "language",
                         languages[adw_combo_row_get_selected (self->language)]);
}

static void
on_color_scheme_selected (GvtSettingsPage *self)
{
  g_settings_set_string (gvt_settings_get (), "color-scheme",
                         color_schemes[adw_combo_row_get_selected (self->color_scheme)]);
  gvt_settings_apply_color_scheme ();
}

static void
settings_passphrase (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSectionPage *page = GVT_SECTION_PAGE (widget);
  const GvtUser *user = gvt_workspace_get_user (gvt_section_page_get_workspace (page));

  if (user != NULL)
    gvt_section_page_open (page, gvt_passphrase_page_new (user->code));
}

static void
settings_users (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_users_page_new ());
}

static void
settings_backups (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_backups_page_new (NULL));
}

static void
settings_exports (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_exports_page_new ());
}

static void
settings_doctor (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_doctor_page_new ());
}

static void
load_settings (GvtSettingsPage *self)
{
  gboolean has_settings = gvt_settings_get () != NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->language), has_settings);
  gtk_widget_set_sensitive (GTK_WIDGET (self->color_scheme), has_settings);
  if (!has_settings)
    return;
  adw_combo_row_set_selected (self->language,
                              index_of (languages, G_N_ELEMENTS (languages), "language"));
  adw_combo_row_set_selected (
      self->color_scheme, index_of (color_schemes, G_N_ELEMENTS (color_schemes), "color-scheme"));
  g_signal_connect_object (self->language, "notify::selected", G_CALLBACK (on_language_selected),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->color_scheme, "notify::selected",
                           G_CALLBACK (on_color_scheme_selected), self, G_CONNECT_SWAPPED);
}

static void
gvt_settings_page_refresh (GvtSectionPage *page)
{
  GvtSettingsPage *self = GVT_SETTINGS_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  const GvtUser *user = gvt_workspace_get_user (workspace);

  gtk_widget_set_visible (self->user_group, user != NULL);
  if (user != NULL)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->user_row), user->code);
      adw_action_row_set_subtitle (self->user_row, gvt_role_describe (user->role));
    }
  gvt_pin_group_show (self->pin_group, workspace);
  adw_action_row_set_subtitle (self->folder_row,
                               gvt_profile_get_folder (gvt_workspace_get_profile (workspace)));
}

static void
gvt_settings_page_forget (GvtSectionPage *page)
{
  gvt_pin_group_forget (GVT_SETTINGS_PAGE (page)->pin_group);
}

static void
gvt_settings_page_class_init (GvtSettingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_settings_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_settings_page_forget;
  g_type_ensure (GVT_TYPE_PIN_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-settings-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtSettingsPage, user_group);
  gtk_widget_class_bind_template_child (widget_class, GvtSettingsPage, user_row);
  gtk_widget_class_bind_template_child (widget_class, GvtSettingsPage, pin_group);
  gtk_widget_class_bind_template_child (widget_class, GvtSettingsPage, language);
  gtk_widget_class_bind_template_child (widget_class, GvtSettingsPage, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, GvtSettingsPage, version_row);
  gtk_widget_class_bind_template_child (widget_class, GvtSettingsPage, folder_row);
  gtk_widget_class_install_action (widget_class, "settings.passphrase", NULL, settings_passphrase);
  gtk_widget_class_install_action (widget_class, "settings.users", NULL, settings_users);
  gtk_widget_class_install_action (widget_class, "settings.backups", NULL, settings_backups);
  gtk_widget_class_install_action (widget_class, "settings.exports", NULL, settings_exports);
  gtk_widget_class_install_action (widget_class, "settings.doctor", NULL, settings_doctor);
}

static void
gvt_settings_page_init (GvtSettingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_action_row_set_subtitle (self->version_row, GVT_VERSION);
  load_settings (self);
}
