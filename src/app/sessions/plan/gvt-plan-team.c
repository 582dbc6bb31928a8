/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-plan-team.h"

#include <adwaita.h>

#include "gvt-check-row.h"
#include "gvt-entry-row.h"
#include "gvt-login.h"
#include "gvt-ui.h"

#define MEMBER "facilitators"

struct _GvtPlanTeam
{
  GtkBox parent_instance;

  AdwPreferencesGroup *users;
  GtkEditable *others;

  GvtPlanForm *form;
  GPtrArray *codes; /* of the users of this laptop */
};

G_DEFINE_FINAL_TYPE (GvtPlanTeam, gvt_plan_team, GTK_TYPE_BOX)

static gboolean
is_user (GvtPlanTeam *self, const char *code)
{
  return g_ptr_array_find_with_equal_func (self->codes, code, g_str_equal, NULL);
}

/* What stands in the form and is nobody's of this laptop. Returns: (transfer full) */
static char *
find_others (GvtPlanTeam *self)
{
  g_auto (GStrv) all = g_strsplit (gvt_plan_form_get (self->form, MEMBER), " ", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) others = NULL;

  for (guint i = 0; all[i] != NULL; i++)
    if (*all[i] != '\0' && !is_user (self, all[i]))
      g_strv_builder_add (builder, all[i]);
  others = g_strv_builder_end (builder);
  return g_strjoinv (" ", others);
}

static void
on_ticked (GvtCheckRow *row, GParamSpec *pspec, GvtPlanTeam *self)
{
  gvt_plan_form_put_code (self->form, MEMBER,
                          adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                          gvt_check_row_get_active (row));
}

/* Users of this laptop first, as they are ticked; then the others as they are typed. */
static void
on_others (GvtPlanTeam *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *typed = gtk_editable_get_text (self->others);

  if (self->form == NULL)
    return;
  for (guint i = 0; i < self->codes->len; i++)
    if (gvt_plan_form_has_code (self->form, MEMBER, self->codes->pdata[i]))
      g_string_append_printf (text, "%s ", (const char *) self->codes->pdata[i]);
  g_string_append (text, typed);
  gvt_plan_form_set (self->form, MEMBER, g_strchomp (text->str));
}

static void
gvt_plan_team_finalize (GObject *object)
{
  GvtPlanTeam *self = GVT_PLAN_TEAM (object);

  g_ptr_array_unref (self->codes);
  g_clear_object (&self->form);
  G_OBJECT_CLASS (gvt_plan_team_parent_class)->finalize (object);
}

static void
gvt_plan_team_class_init (GvtPlanTeamClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_plan_team_finalize;
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-plan-team.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtPlanTeam, users);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanTeam, others);
  gtk_widget_class_bind_template_callback (widget_class, on_others);
}

static void
gvt_plan_team_init (GvtPlanTeam *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_user (GvtPlanTeam *self, const GvtUser *user)
{
  GtkWidget *row = gvt_check_row_new (user->code);

  g_ptr_array_add (self->codes, g_strdup (user->code));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), gvt_role_describe (user->role));
  g_object_set (row, "active", gvt_plan_form_has_code (self->form, MEMBER, user->code), NULL);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (on_ticked), self, 0);
  adw_preferences_group_add (self->users, row);
}

GtkWidget *
gvt_plan_team_new (GvtPlanForm *form, GvtVault *vault)
{
  GvtPlanTeam *self = g_object_new (GVT_TYPE_PLAN_TEAM, "name", MEMBER, NULL);
  g_autoptr (GPtrArray) users = vault != NULL ? gvt_vault_get_users (vault) : NULL;
  g_autofree char *others = NULL;

  self->form = g_object_ref (form);
  for (guint i = 0; users != NULL && i < users->len; i++)
    add_user (self, users->pdata[i]);
  others = find_others (self);
  gtk_editable_set_text (self->others, others);
  return GTK_WIDGET (self);
}
