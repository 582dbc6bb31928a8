/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-window.h"

#include <glib/gi18n-lib.h>

#include "gvt-classroom.h"
#include "gvt-door.h"
#include "gvt-enrol-page.h"
#include "gvt-gate.h"
#include "gvt-passphrase-page.h"
#include "gvt-plan-page.h"
#include "gvt-projector-page.h"
#include "gvt-session-page.h"
#include "gvt-shell.h"
#include "gvt-ui.h"
#include "gvt-visit-page.h"
#include "gvt-wall.h"

struct _GvtWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkWidget *practice_banner;
  GtkStack *top;

  GvtWorkspace *workspace;
  GvtAutoLock *auto_lock;
  gboolean is_enrolling;

  /* (nullable): borrowed from the stack */
  GvtWall *wall;           /* while a class looks at it */
  GvtClassroom *classroom; /* in class mode */
  GtkWidget *gate;         /* while somebody wants to leave it */
  GtkWidget *focus_before; /* weak: where the keys were before it */
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GvtWindow, gvt_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- what is shown ---
 * The first frame waits for every widget that the window holds, seen or not, so the shell and the
 * pages beside it are made when they are first shown. */

static GtkWidget *
get_top (GvtWindow *self, const char *name, GType type)
{
  GtkWidget *child = gtk_stack_get_child_by_name (self->top, name);

  if (child == NULL)
    {
      child = g_object_new (type, "workspace", self->workspace, NULL);
      gtk_stack_add_named (self->top, child, name);
    }
  return child;
}

static GvtShell *
get_shell (GvtWindow *self)
{
  return GVT_SHELL (get_top (self, "shell", GVT_TYPE_SHELL));
}

static GvtDoor *
get_door (GvtWindow *self)
{
  return GVT_DOOR (get_top (self, "door", GVT_TYPE_DOOR));
}

/* The lesson and the quiz go on whatever is locked behind them, where they need nothing of it. */
static GtkWidget *
find_child (GvtWindow *self, GvtAccess access)
{
  gboolean is_locked = access == GVT_ACCESS_LOCKED;

  if (self->wall != NULL)
    return GTK_WIDGET (self->wall);
  if (self->gate != NULL)
    return self->gate;
  if (self->classroom != NULL && (!is_locked || gvt_classroom_is_lesson (self->classroom)))
    return GTK_WIDGET (self->classroom);
  if (is_locked)
    return GTK_WIDGET (get_door (self));
  if (self->is_enrolling)
    return get_top (self, "enrol", GVT_TYPE_ENROL_PAGE);
  return GTK_WIDGET (get_shell (self));
}

static void
update_actions (GvtWindow *self, GvtAccess access)
{
  static const char *const to_sections[] = { "win.section", "win.sidebar", "win.open-class",
                                             "win.open-visit", "win.plan-visit" };
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_class = self->classroom != NULL;

  gtk_widget_action_set_enabled (widget, "win.lock", access == GVT_ACCESS_UNLOCKED);
  gtk_widget_action_set_enabled (widget, "win.enrol", access == GVT_ACCESS_UNENROLLED);
  gtk_widget_action_set_enabled (widget, "win.begin-class",
                                 access == GVT_ACCESS_UNLOCKED && !is_class);
  gtk_widget_action_set_enabled (widget, "win.leave-class", is_class && self->gate == NULL);
  for (guint i = 0; i < G_N_ELEMENTS (to_sections); i++)
    gtk_widget_action_set_enabled (widget, to_sections[i], self->wall == NULL && !is_class);
}

static void
update_top (GvtWindow *self)
{
  GvtAccess access = gvt_workspace_get_access (self->workspace);

  gtk_stack_set_visible_child (self->top, find_child (self, access));
  gtk_window_set_title (GTK_WINDOW (self),
                        self->classroom != NULL ? _ ("Go Vote: class mode") : _ ("Go Vote"));
  update_actions (self, access);
}

/* The stack may have led the keys there already; once more would be one too far. */
static void
focus_top (GvtWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->top);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, child))
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

/* Where they were, not one further. */
static void
give_focus (GvtWindow *self, GtkWidget *former)
{
  if (former == NULL || !gtk_widget_get_mapped (former) || !gtk_widget_grab_focus (former))
    focus_top (self);
}

static void
remove_from_top (GvtWindow *self, GtkWidget *child)
{
  update_top (self); /* first: what is seen is never what goes */
  gtk_stack_remove (self->top, child);
}

/* Nothing that was opened or typed before somebody came in stays. */
static void
close_door (GvtWindow *self)
{
  if (gtk_stack_get_child_by_name (self->top, "door") != NULL)
    gvt_page_stack_pop_to_root (gvt_door_get_pages (get_door (self)));
}

static void
close_gate (GvtWindow *self)
{
  GtkWidget *gate = g_steal_pointer (&self->gate);

  if (gate != NULL)
    remove_from_top (self, gate);
}

static void
on_must_choose (GvtWindow *self, const char *user, const char *once)
{
  gvt_page_stack_push (gvt_door_get_pages (get_door (self)),
                       gvt_passphrase_page_new_once (user, once));
}

static void
on_access_changed (GvtWindow *self)
{
  GvtAccess access = gvt_workspace_get_access (self->workspace);

  if (access == GVT_ACCESS_LOCKED && gtk_stack_get_child_by_name (self->top, "shell") != NULL)
    gvt_shell_forget (get_shell (self));
  if (access == GVT_ACCESS_LOCKED)
    close_gate (self);
  else
    close_door (self);
  if (access == GVT_ACCESS_UNLOCKED && self->is_enrolling)
    self->is_enrolling = FALSE;
  gvt_auto_lock_set_active (self->auto_lock, access == GVT_ACCESS_UNLOCKED);
  update_top (self);
}

/* --- the wall --- */

static GvtModule *
find_module (GvtWindow *self, const char *hash_text)
{
  GvtModuleLibrary *library = gvt_workspace_get_modules (self->workspace);
  GvtHash hash;

  if (library == NULL || !gvt_hash_from_text (hash_text, &hash, NULL))
    return NULL;
  return gvt_module_library_find_hash (library, &hash, NULL);
}

static void
leave_wall (GvtWindow *self)
{
  GtkWidget *wall = GTK_WIDGET (g_steal_pointer (&self->wall));

  remove_from_top (self, wall);
  focus_top (self);
}

static void
win_project (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWindow *self = GVT_WINDOW (widget);
  GvtModule *module;
  GListModel *cards;
  const char *hash;
  guint card;
  gboolean with_pictures;

  g_variant_get (parameter, "(&sub)", &hash, &card, &with_pictures);
  module = find_module (self, hash);
  if (module == NULL || self->wall != NULL)
    return;
  cards = with_pictures ? gvt_module_get_picture_lessons (module) : gvt_module_get_lessons (module);
  if (card >= g_list_model_get_n_items (cards))
    return;
  self->wall = GVT_WALL (gvt_wall_new (self->workspace));
  gtk_stack_add_child (self->top, GTK_WIDGET (self->wall));
  update_top (self);
  gvt_page_stack_push (gvt_wall_get_pages (self->wall),
                       gvt_projector_page_new (module, cards, card));
  gtk_widget_grab_focus (GTK_WIDGET (gvt_page_stack_get_top (gvt_wall_get_pages (self->wall))));
}

/* --- class mode --- */

/* The page of the class goes with it, with what is chosen there. Returns: (transfer full) */
static GvtSectionPage *
take_session_page (GvtWindow *self, const GvtId *session)
{
  GvtPageStack *pages = gvt_shell_get_section (get_shell (self), "sessions");
  GvtSectionPage *top = gvt_page_stack_get_top (pages);

  if (GVT_IS_SESSION_PAGE (top) && gvt_session_page_is_of (GVT_SESSION_PAGE (top), session))
    return gvt_page_stack_take (pages);
  return g_object_ref_sink (gvt_session_page_new (session));
}

static void
end_class (GvtWindow *self)
{
  GtkWidget *classroom = GTK_WIDGET (self->classroom);
  g_autoptr (GvtSectionPage) page = NULL;

  gvt_page_stack_pop_to_root (gvt_classroom_get_pages (self->classroom));
  page = gvt_classroom_take_page (self->classroom);
  self->classroom = NULL;
  gvt_shell_open (get_shell (self), "sessions", page);
  remove_from_top (self, classroom);
  gvt_section_page_refresh (page); /* it offers more now */
}

static void
on_passed (GvtWindow *self, gboolean ends_class)
{
  close_gate (self);
  if (ends_class)
    end_class (self);
  else
    gvt_page_stack_pop (gvt_classroom_get_pages (self->classroom));
  give_focus (self, ends_class ? self->focus_before : NULL);
}

static void
open_gate (GvtWindow *self)
{
  if (self->gate != NULL)
    return;
  self->gate = gvt_gate_new (self->workspace, gvt_classroom_is_quiz (self->classroom));
  g_signal_connect_object (self->gate, "passed", G_CALLBACK (on_passed), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->focus_before, gtk_window_get_focus (GTK_WINDOW (self)));
  gtk_stack_add_child (self->top, self->gate);
  update_top (self);
  gtk_widget_grab_focus (self->gate);
}

static void
win_begin_class (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWindow *self = GVT_WINDOW (widget);
  g_autoptr (GvtSectionPage) page = NULL;
  GvtId session;

  if (!gvt_id_from_text (g_variant_get_string (parameter, NULL), &session, NULL))
    return;
  g_set_weak_pointer (&self->focus_before, gtk_window_get_focus (GTK_WINDOW (self)));
  page = take_session_page (self, &session);
  gvt_workspace_begin_class (self->workspace);
  gvt_shell_forget (get_shell (self));
  self->classroom = GVT_CLASSROOM (gvt_classroom_new (self->workspace, page));
  g_signal_connect_object (gvt_classroom_get_pages (self->classroom), "held",
                           G_CALLBACK (open_gate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gvt_classroom_get_pages (self->classroom), "notify::can-go-back",
                           G_CALLBACK (update_top), self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->top, GTK_WIDGET (self->classroom));
  update_top (self);
  gvt_section_page_refresh (page);
  give_focus (self, self->focus_before);
}

static void
win_leave_class (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_gate (GVT_WINDOW (widget));
}

/* --- actions --- */

static void
win_section (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_window_show_section (GVT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
go_back_from_section (GvtWindow *self)
{
  if (self->is_enrolling)
    {
      self->is_enrolling = FALSE;
      update_top (self);
    }
  else if (gvt_workspace_get_access (self->workspace) == GVT_ACCESS_LOCKED)
    gvt_page_stack_pop (gvt_door_get_pages (get_door (self)));
  else
    gvt_shell_go_back (get_shell (self));
}

static void
win_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWindow *self = GVT_WINDOW (widget);
  GtkWidget *child = gtk_stack_get_visible_child (self->top);

  if (self->wall != NULL)
    {
      if (!gvt_page_stack_pop (gvt_wall_get_pages (self->wall)))
        leave_wall (self);
    }
  else if (self->gate != NULL)
    {
      close_gate (self);
      give_focus (self, self->focus_before);
    }
  else if (self->classroom != NULL && child == GTK_WIDGET (self->classroom))
    gvt_page_stack_leave (gvt_classroom_get_pages (self->classroom));
  else
    go_back_from_section (self);
}

static void
win_sidebar (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_shell_toggle_sidebar (get_shell (GVT_WINDOW (widget)));
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
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->top), GTK_DIR_TAB_FORWARD);
}

static void
win_open_class (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtId id;

  if (gvt_id_from_text (g_variant_get_string (parameter, NULL), &id, NULL))
    gvt_shell_open (get_shell (GVT_WINDOW (widget)), "sessions", gvt_session_page_new (&id));
}

static void
win_open_visit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtId id;

  if (gvt_id_from_text (g_variant_get_string (parameter, NULL), &id, NULL))
    gvt_shell_open (get_shell (GVT_WINDOW (widget)), "sessions", gvt_visit_page_new (&id));
}

static void
win_plan_visit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_shell_open (get_shell (GVT_WINDOW (widget)), "sessions", gvt_plan_page_new ());
}

static void
win_say (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *escaped = g_markup_escape_text (g_variant_get_string (parameter, NULL), -1);

  adw_toast_overlay_add_toast (GVT_WINDOW (widget)->toasts, adw_toast_new (escaped));
}

/* --- construction --- */

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
lock (GvtWindow *self)
{
  gvt_workspace_lock (self->workspace);
  on_busy_changed (self); /* nothing may have been open */
}

/* A pupil may think for as long as he likes: the answers need the store, and voters are closed. */
static void
on_idle (GvtWindow *self)
{
  if (self->classroom == NULL || !gvt_classroom_is_quiz (self->classroom))
    lock (self);
}

static void
gvt_window_constructed (GObject *object)
{
  GvtWindow *self = GVT_WINDOW (object);

  G_OBJECT_CLASS (gvt_window_parent_class)->constructed (object);

  g_object_bind_property (self->workspace, "is-practice", self->practice_banner, "visible",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->workspace, "notify::access", G_CALLBACK (on_access_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::is-busy", G_CALLBACK (on_busy_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "must-choose", G_CALLBACK (on_must_choose), self,
                           G_CONNECT_SWAPPED);
  self->auto_lock = gvt_auto_lock_new (GTK_WIDGET (self));
  g_signal_connect_swapped (self->auto_lock, "idle", G_CALLBACK (on_idle), self);
  g_signal_connect_swapped (self->auto_lock, "sleeping", G_CALLBACK (lock), self);
  on_access_changed (self);
}

static void
gvt_window_dispose (GObject *object)
{
  GvtWindow *self = GVT_WINDOW (object);

  g_clear_weak_pointer (&self->focus_before);
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
gvt_window_class_init (GvtWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

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

  gtk_widget_class_install_action (widget_class, "win.section", "s", win_section);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, win_back);
  gtk_widget_class_install_action (widget_class, "win.sidebar", NULL, win_sidebar);
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, win_lock);
  gtk_widget_class_install_action (widget_class, "win.enrol", NULL, win_enrol);
  gtk_widget_class_install_action (widget_class, "win.open-class", "s", win_open_class);
  gtk_widget_class_install_action (widget_class, "win.open-visit", "s", win_open_visit);
  gtk_widget_class_install_action (widget_class, "win.plan-visit", NULL, win_plan_visit);
  gtk_widget_class_install_action (widget_class, "win.project", "(sub)", win_project);
  gtk_widget_class_install_action (widget_class, "win.begin-class", "s", win_begin_class);
  gtk_widget_class_install_action (widget_class, "win.leave-class", NULL, win_leave_class);
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

  if (self->classroom == NULL)
    gvt_shell_show_section (get_shell (self), name);
}

GvtPageStack *
gvt_window_get_section (GvtWindow *self, const char *name)
{
  g_return_val_if_fail (GVT_IS_WINDOW (self), NULL);
  return gvt_shell_get_section (get_shell (self), name);
}

GvtPageStack *
gvt_window_get_class (GvtWindow *self)
{
  g_return_val_if_fail (GVT_IS_WINDOW (self), NULL);
  return self->classroom != NULL ? gvt_classroom_get_pages (self->classroom) : NULL;
}

GvtAutoLock *
gvt_window_get_auto_lock (GvtWindow *self)
{
  g_return_val_if_fail (GVT_IS_WINDOW (self), NULL);
  return self->auto_lock;
}

GvtPageStack *
gvt_window_get_wall (GvtWindow *self)
{
  g_return_val_if_fail (GVT_IS_WINDOW (self), NULL);
  return self->wall != NULL ? gvt_wall_get_pages (self->wall) : NULL;
}
