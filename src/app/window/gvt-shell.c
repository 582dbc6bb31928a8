/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-shell.h"

#include "gvt-fold.h"
#include "gvt-home-page.h"
#include "gvt-learning-page.h"
#include "gvt-restored-bar.h"
#include "gvt-sessions-page.h"
#include "gvt-settings-page.h"
#include "gvt-sidebar.h"
#include "gvt-squeezer.h"
#include "gvt-status-strip.h"
#include "gvt-sync-page.h"
#include "gvt-ui.h"
#include "gvt-voters-page.h"

struct _GvtShell
{
  AdwBin parent_instance;

  GvtFold *fold;
  GvtSidebar *sidebar;
  AdwHeaderBar *header;
  GtkLabel *title;
  GtkWidget *sidebar_button;
  GtkWidget *back_button;
  GtkWidget *lock_button;
  GvtStatusStrip *strip;
  GvtRestoredBar *restored;
  GtkStack *sections;

  GvtWorkspace *workspace;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GvtShell, gvt_shell, ADW_TYPE_BIN)

static GvtPageStack *
present_section (GvtShell *self)
{
  return GVT_PAGE_STACK (gtk_stack_get_visible_child (self->sections));
}

static void
update_header (GvtShell *self)
{
  GvtPageStack *stack = present_section (self);
  gboolean can_go_back = gvt_page_stack_get_can_go_back (stack);
  gboolean is_folded = gvt_fold_get_folded (self->fold);
  gboolean is_unlocked = gvt_workspace_get_access (self->workspace) == GVT_ACCESS_UNLOCKED;

  gtk_label_set_label (self->title, gvt_section_page_get_title (gvt_page_stack_get_top (stack)));
  /* A narrow header has room for the page's title, or for three buttons, not for both. */
  adw_header_bar_set_decoration_layout (self->header, is_folded ? ":close" : NULL);
  gtk_widget_set_visible (self->back_button, can_go_back);
  gtk_widget_set_visible (self->sidebar_button, is_folded && !can_go_back);
  gtk_widget_set_visible (self->lock_button, is_unlocked && !is_folded);
  gtk_widget_set_visible (GTK_WIDGET (self->strip), is_unlocked);
}

static void
on_section_changed (GvtShell *self)
{
  gvt_sidebar_set_section (self->sidebar, gtk_stack_get_visible_child_name (self->sections));
  update_header (self);
}

static void
gvt_shell_constructed (GObject *object)
{
  GvtShell *self = GVT_SHELL (object);

  G_OBJECT_CLASS (gvt_shell_parent_class)->constructed (object);

  for (GtkWidget *stack = gtk_widget_get_first_child (GTK_WIDGET (self->sections)); stack != NULL;
       stack = gtk_widget_get_next_sibling (stack))
    {
      g_object_set (stack, "workspace", self->workspace, NULL);
      g_signal_connect_swapped (stack, "notify::title", G_CALLBACK (update_header), self);
      g_signal_connect_swapped (stack, "notify::can-go-back", G_CALLBACK (update_header), self);
    }
  g_object_bind_property (self->workspace, "n-unsent", self->strip, "n-unsent",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->workspace, "is-online", self->strip, "is-online",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (gvt_workspace_get_sync (self->workspace), "is-talking", self->strip,
                          "is-talking", G_BINDING_SYNC_CREATE);
  g_object_bind_property (gvt_workspace_get_backups (self->workspace), "note", self->strip,
                          "backup-note", G_BINDING_SYNC_CREATE);
  gvt_restored_bar_set_workspace (self->restored, self->workspace);
  g_signal_connect_object (self->workspace, "notify::access", G_CALLBACK (update_header), self,
                           G_CONNECT_SWAPPED);
  on_section_changed (self);
}

static void
gvt_shell_dispose (GObject *object)
{
  g_clear_object (&GVT_SHELL (object)->workspace);
  G_OBJECT_CLASS (gvt_shell_parent_class)->dispose (object);
}

static void
gvt_shell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_WORKSPACE:
      GVT_SHELL (object)->workspace = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ensure_types (void)
{
  g_type_ensure (GVT_TYPE_FOLD);
  g_type_ensure (GVT_TYPE_HOME_PAGE);
  g_type_ensure (GVT_TYPE_LEARNING_PAGE);
  g_type_ensure (GVT_TYPE_PAGE_STACK);
  g_type_ensure (GVT_TYPE_RESTORED_BAR);
  g_type_ensure (GVT_TYPE_SQUEEZER);
  g_type_ensure (GVT_TYPE_SESSIONS_PAGE);
  g_type_ensure (GVT_TYPE_SETTINGS_PAGE);
  g_type_ensure (GVT_TYPE_SIDEBAR);
  g_type_ensure (GVT_TYPE_STATUS_STRIP);
  g_type_ensure (GVT_TYPE_SYNC_PAGE);
  g_type_ensure (GVT_TYPE_VOTERS_PAGE);
}

static void
gvt_shell_class_init (GvtShellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ensure_types ();
  object_class->constructed = gvt_shell_constructed;
  object_class->dispose = gvt_shell_dispose;
  object_class->set_property = gvt_shell_set_property;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, GVT_TYPE_WORKSPACE,
                                                    G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                                                        | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-shell.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtShell, fold);
  gtk_widget_class_bind_template_child (widget_class, GvtShell, sidebar);
  gtk_widget_class_bind_template_child (widget_class, GvtShell, header);
  gtk_widget_class_bind_template_child (widget_class, GvtShell, title);
  gtk_widget_class_bind_template_child (widget_class, GvtShell, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, GvtShell, back_button);
  gtk_widget_class_bind_template_child (widget_class, GvtShell, lock_button);
  gtk_widget_class_bind_template_child (widget_class, GvtShell, strip);
  gtk_widget_class_bind_template_child (widget_class, GvtShell, restored);
  gtk_widget_class_bind_template_child (widget_class, GvtShell, sections);
  gtk_widget_class_bind_template_callback (widget_class, on_section_changed);
  gtk_widget_class_bind_template_callback (widget_class, update_header);
}

static void
gvt_shell_init (GvtShell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_shell_new (GvtWorkspace *workspace)
{
  return g_object_new (GVT_TYPE_SHELL, "workspace", workspace, NULL);
}

void
gvt_shell_show_section (GvtShell *self, const char *name)
{
  g_return_if_fail (GVT_IS_SHELL (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->sections), name) == 0)
    gvt_page_stack_pop_to_root (present_section (self));
  else
    gtk_stack_set_visible_child_name (self->sections, name);
  if (gvt_fold_get_folded (self->fold))
    gvt_fold_set_sidebar_shown (self->fold, FALSE);
}

void
gvt_shell_open (GvtShell *self, const char *name, GvtSectionPage *page)
{
  GvtPageStack *stack;

  g_return_if_fail (GVT_IS_SHELL (self));

  stack = gvt_shell_get_section (self, name);
  gvt_page_stack_pop_to_root (stack);
  gtk_stack_set_visible_child_name (self->sections, name);
  gvt_page_stack_push (stack, page);
}

GvtPageStack *
gvt_shell_get_section (GvtShell *self, const char *name)
{
  GtkWidget *stack;

  g_return_val_if_fail (GVT_IS_SHELL (self), NULL);
  stack = gtk_stack_get_child_by_name (self->sections, name);
  return stack != NULL ? GVT_PAGE_STACK (stack) : NULL;
}

void
gvt_shell_go_back (GvtShell *self)
{
  g_return_if_fail (GVT_IS_SHELL (self));
  gvt_page_stack_pop (present_section (self));
}

void
gvt_shell_forget (GvtShell *self)
{
  g_return_if_fail (GVT_IS_SHELL (self));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sections)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gvt_page_stack_forget (GVT_PAGE_STACK (child));
}

void
gvt_shell_toggle_sidebar (GvtShell *self)
{
  gboolean is_shown;

  g_return_if_fail (GVT_IS_SHELL (self));

  is_shown = !gvt_fold_get_sidebar_shown (self->fold);
  gvt_fold_set_sidebar_shown (self->fold, is_shown);
  if (is_shown)
    gtk_widget_child_focus (GTK_WIDGET (self->sidebar), GTK_DIR_TAB_FORWARD);
}
