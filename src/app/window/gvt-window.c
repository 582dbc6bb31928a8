/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-window.h"

#include <glib/gi18n-lib.h>

#include "gvt-auto-lock.h"
#include "gvt-enrol-page.h"
#include "gvt-fold.h"
#include "gvt-home-page.h"
#include "gvt-learning-page.h"
#include "gvt-plan-page.h"
#include "gvt-session-page.h"
#include "gvt-sessions-page.h"
#include "gvt-settings-page.h"
#include "gvt-sidebar.h"
#include "gvt-status-strip.h"
#include "gvt-sync-page.h"
#include "gvt-ui.h"
#include "gvt-unlock-page.h"
#include "gvt-visit-page.h"
#include "gvt-voters-page.h"

struct _GvtWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkWidget *practice_banner;
  GtkStack *top;
  GvtFold *fold;
  GvtSidebar *sidebar;
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *sidebar_button;
  GtkWidget *back_button;
  GtkWidget *lock_button;
  GvtStatusStrip *strip;
  GtkStack *sections;
  GvtUnlockPage *unlock_page;
  GvtEnrolPage *enrol_page;

  GvtWorkspace *workspace;
  GvtAutoLock *auto_lock;
  gboolean is_enrolling;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GvtWindow, gvt_window, ADW_TYPE_APPLICATION_WINDOW)

static GvtPageStack *
present_section (GvtWindow *self)
{
  return GVT_PAGE_STACK (gtk_stack_get_visible_child (self->sections));
}

/* --- what is shown --- */

static void
update_header (GvtWindow *self)
{
  GvtPageStack *stack = present_section (self);
  gboolean can_go_back = gvt_page_stack_get_can_go_back (stack);
  gboolean is_folded = gvt_fold_get_folded (self->fold);
  gboolean is_unlocked = gvt_workspace_get_access (self->workspace) == GVT_ACCESS_UNLOCKED;

  adw_window_title_set_title (self->title,
                              gvt_section_page_get_title (gvt_page_stack_get_top (stack)));
  /* A narrow header has room for the page's title, or for three buttons, not for both. */
  adw_header_bar_set_decoration_layout (self->header, is_folded ? ":close" : NULL);
  gtk_widget_set_visible (self->back_button, can_go_back);
  gtk_widget_set_visible (self->sidebar_button, is_folded && !can_go_back);
  gtk_widget_set_visible (self->lock_button, is_unlocked && !is_folded);
  gtk_widget_set_visible (GTK_WIDGET (self->strip), is_unlocked);
}

static void
update_top (GvtWindow *self)
{
  GvtAccess access = gvt_workspace_get_access (self->workspace);
  const char *name = "shell";

  if (access == GVT_ACCESS_LOCKED)
    name = "unlock";
  else if (self->is_enrolling)
    name = "enrol";
  gtk_stack_set_visible_child_name (self->top, name);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.lock", access == GVT_ACCESS_UNLOCKED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.enrol", access == GVT_ACCESS_UNENROLLED);
}

static void
forget_all (GvtWindow *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sections)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gvt_page_stack_forget (GVT_PAGE_STACK (child));
}

static void
on_access_changed (GvtWindow *self)
{
  GvtAccess access = gvt_workspace_get_access (self->workspace);

  if (access == GVT_ACCESS_LOCKED)
    forget_all (self);
  if (access == GVT_ACCESS_UNLOCKED && self->is_enrolling)
    self->is_enrolling = FALSE;
  gvt_auto_lock_set_active (self->auto_lock, access == GVT_ACCESS_UNLOCKED);
  update_header (self);
  update_top (self);
}

static void
on_section_changed (GvtWindow *self)
{
  gvt_sidebar_set_section (self->sidebar, gtk_stack_get_visible_child_name (self->sections));
  update_header (self);
}

/* --- actions --- */

static void
win_section (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWindow *self = GVT_WINDOW (widget);

  gvt_window_show_section (self, g_variant_get_string (parameter, NULL));
  if (gvt_fold_get_folded (self->fold))
    gvt_fold_set_sidebar_shown (self->fold, FALSE);
}

static void
win_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWindow *self = GVT_WINDOW (widget);

  if (self->is_enrolling)
    {
      self->is_enrolling = FALSE;
      update_top (self);
      return;
    }
  gvt_page_stack_pop (present_section (self));
}

static void
win_sidebar (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWindow *self = GVT_WINDOW (widget);
  gboolean is_shown = !gvt_fold_get_sidebar_shown (self->fold);

  gvt_fold_set_sidebar_shown (self->fold, is_shown);
  if (is_shown)
    gtk_widget_child_focus (GTK_WIDGET (self->sidebar), GTK_DIR_TAB_FORWARD);
}

static void
win_lock (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_workspace_lock (GVT_WINDOW (widget)->workspace);
}

static void
win_enrol (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWindow *self = GVT_WINDOW (widget);

  self->is_enrolling = TRUE;
  update_top (self);
  gtk_widget_child_focus (GTK_WIDGET (self->enrol_page), GTK_DIR_TAB_FORWARD);
}

/* Opens @page above the first page of the sessions. */
static void
open_in_sessions (GvtWindow *self, GvtSectionPage *page)
{
  GvtPageStack *stack = gvt_window_get_section (self, "sessions");

  gvt_page_stack_pop_to_root (stack);
  gtk_stack_set_visible_child_name (self->sections, "sessions");
  gvt_page_stack_push (stack, page);
}

static void
win_open_class (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtId id;

  if (gvt_id_from_text (g_variant_get_string (parameter, NULL), &id, NULL))
    open_in_sessions (GVT_WINDOW (widget), gvt_session_page_new (&id));
}

static void
win_open_visit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtId id;

  if (gvt_id_from_text (g_variant_get_string (parameter, NULL), &id, NULL))
    open_in_sessions (GVT_WINDOW (widget), gvt_visit_page_new (&id));
}

static void
win_plan_visit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_in_sessions (GVT_WINDOW (widget), gvt_plan_page_new ());
}

static void
win_say (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *escaped = g_markup_escape_text (g_variant_get_string (parameter, NULL), -1);

  adw_toast_overlay_add_toast (GVT_WINDOW (widget)->toasts, adw_toast_new (escaped));
}

/* --- construction --- */

static void
on_idle (GvtWindow *self)
{
  gvt_workspace_lock (self->workspace);
}

/* Locking ends with this, and whoever waits for it (gvt-sleep-watch.h) may go on. */
static void
on_busy_changed (GvtWindow *self)
{
  gboolean is_busy;

  g_object_get (self->workspace, "is-busy", &is_busy, NULL);
  if (!is_busy && gvt_workspace_get_access (self->workspace) != GVT_ACCESS_UNLOCKED)
    gvt_auto_lock_settled (self->auto_lock);
}

static void
gvt_window_constructed (GObject *object)
{
  GvtWindow *self = GVT_WINDOW (object);

  G_OBJECT_CLASS (gvt_window_parent_class)->constructed (object);

  for (GtkWidget *stack = gtk_widget_get_first_child (GTK_WIDGET (self->sections)); stack != NULL;
       stack = gtk_widget_get_next_sibling (stack))
    {
      g_object_set (stack, "workspace", self->workspace, NULL);
      g_signal_connect_swapped (stack, "notify::title", G_CALLBACK (update_header), self);
      g_signal_connect_swapped (stack, "notify::can-go-back", G_CALLBACK (update_header), self);
    }
  gvt_section_page_set_workspace (GVT_SECTION_PAGE (self->unlock_page), self->workspace);
  gvt_section_page_set_workspace (GVT_SECTION_PAGE (self->enrol_page), self->workspace);
  g_object_bind_property (self->workspace, "n-unsent", self->strip, "n-unsent",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->workspace, "is-online", self->strip, "is-online",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->workspace, "is-practice", self->practice_banner, "visible",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->workspace, "notify::access", G_CALLBACK (on_access_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::is-busy", G_CALLBACK (on_busy_changed), self,
                           G_CONNECT_SWAPPED);
  self->auto_lock = gvt_auto_lock_new (GTK_WIDGET (self));
  g_signal_connect_swapped (self->auto_lock, "idle", G_CALLBACK (on_idle), self);
  on_section_changed (self);
  on_access_changed (self);
}

static void
gvt_window_dispose (GObject *object)
{
  GvtWindow *self = GVT_WINDOW (object);

  g_clear_object (&self->auto_lock);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (gvt_window_parent_class)->dispose (object);
}

static void
gvt_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_WORKSPACE:
      GVT_WINDOW (object)->workspace = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ensure_types (void)
{
  g_type_ensure (GVT_TYPE_ENROL_PAGE);
  g_type_ensure (GVT_TYPE_FOLD);
  g_type_ensure (GVT_TYPE_HOME_PAGE);
  g_type_ensure (GVT_TYPE_LEARNING_PAGE);
  g_type_ensure (GVT_TYPE_PAGE_STACK);
  g_type_ensure (GVT_TYPE_SESSIONS_PAGE);
  g_type_ensure (GVT_TYPE_SETTINGS_PAGE);
  g_type_ensure (GVT_TYPE_SIDEBAR);
  g_type_ensure (GVT_TYPE_STATUS_STRIP);
  g_type_ensure (GVT_TYPE_SYNC_PAGE);
  g_type_ensure (GVT_TYPE_UNLOCK_PAGE);
  g_type_ensure (GVT_TYPE_VOTERS_PAGE);
}

static void
gvt_window_class_init (GvtWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ensure_types ();
  object_class->constructed = gvt_window_constructed;
  object_class->dispose = gvt_window_dispose;
  object_class->set_property = gvt_window_set_property;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, GVT_TYPE_WORKSPACE,
                                                    G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                                                        | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-window.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, GvtWindow, practice_banner);
  gtk_widget_class_bind_template_child (widget_class, GvtWindow, top);
  gtk_widget_class_bind_template_child (widget_class, GvtWindow, fold);
  gtk_widget_class_bind_template_child (widget_class, GvtWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, GvtWindow, header);
  gtk_widget_class_bind_template_child (widget_class, GvtWindow, title);
  gtk_widget_class_bind_template_child (widget_class, GvtWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, GvtWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, GvtWindow, lock_button);
  gtk_widget_class_bind_template_child (widget_class, GvtWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, GvtWindow, sections);
  gtk_widget_class_bind_template_child (widget_class, GvtWindow, unlock_page);
  gtk_widget_class_bind_template_child (widget_class, GvtWindow, enrol_page);
  gtk_widget_class_bind_template_callback (widget_class, on_section_changed);
  gtk_widget_class_bind_template_callback (widget_class, update_header);

  gtk_widget_class_install_action (widget_class, "win.section", "s", win_section);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, win_back);
  gtk_widget_class_install_action (widget_class, "win.sidebar", NULL, win_sidebar);
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, win_lock);
  gtk_widget_class_install_action (widget_class, "win.enrol", NULL, win_enrol);
  gtk_widget_class_install_action (widget_class, "win.open-class", "s", win_open_class);
  gtk_widget_class_install_action (widget_class, "win.open-visit", "s", win_open_visit);
  gtk_widget_class_install_action (widget_class, "win.plan-visit", NULL, win_plan_visit);
  gtk_widget_class_install_action (widget_class, "win.say", "s", win_say);
}

static void
gvt_window_init (GvtWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtWindow *
gvt_window_new (GtkApplication *application, GvtWorkspace *workspace)
{
  return g_object_new (GVT_TYPE_WINDOW, "application", application, "workspace", workspace, NULL);
}

GvtWorkspace *
gvt_window_get_workspace (GvtWindow *self)
{
  g_return_val_if_fail (GVT_IS_WINDOW (self), NULL);
  return self->workspace;
}

void
gvt_window_show_section (GvtWindow *self, const char *name)
{
  g_return_if_fail (GVT_IS_WINDOW (self));

  /* A second press on the same entry leads back to the section's first page. */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->sections), name) == 0)
    gvt_page_stack_pop_to_root (present_section (self));
  else
    gtk_stack_set_visible_child_name (self->sections, name);
}

GvtPageStack *
gvt_window_get_section (GvtWindow *self, const char *name)
{
  GtkWidget *stack;

  g_return_val_if_fail (GVT_IS_WINDOW (self), NULL);
  stack = gtk_stack_get_child_by_name (self->sections, name);
  return stack != NULL ? GVT_PAGE_STACK (stack) : NULL;
}
