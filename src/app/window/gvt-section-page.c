/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-section-page.h"

#include "gvt-error.h"
#include "gvt-group-title.h"
#include "gvt-readings.h"
#include "gvt-toast.h"

#define OFFER_SECONDS 20 /* to read it, and to reach its button by keys */

typedef struct
{
  char *title;
  GvtWorkspace *workspace;
  GtkWidget *window; /* (nullable): weak: where it was seen last */
  gulong changed_id;
  AdwToast *offer; /* (nullable): weak */
  GvtReadings *readings;
  gboolean is_stale;
  gboolean is_held;
  gboolean is_for_class;
} GvtSectionPagePrivate;

typedef GvtSectionPagePrivate Private;

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_OPEN,
  SIGNAL_CLOSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (GvtSectionPage, gvt_section_page, ADW_TYPE_BIN)

static Private *
private_of (GvtSectionPage *self)
{
  return gvt_section_page_get_instance_private (self);
}

static void
load_if_seen (GvtSectionPage *self)
{
  Private *private = private_of (self);

  if (!private->is_stale || private->workspace == NULL
      || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  private->is_stale = FALSE;
  if (GVT_SECTION_PAGE_GET_CLASS (self)->refresh != NULL)
    GVT_SECTION_PAGE_GET_CLASS (self)->refresh (self);
}

static void
gvt_section_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gvt_section_page_parent_class)->map (widget);
  g_set_weak_pointer (&private_of (GVT_SECTION_PAGE (widget))->window,
                      GTK_WIDGET (gtk_widget_get_root (widget)));
  load_if_seen (GVT_SECTION_PAGE (widget));
}

static void
gvt_section_page_unmap (GtkWidget *widget)
{
  Private *private = private_of (GVT_SECTION_PAGE (widget));

  if (private->offer != NULL)
    adw_toast_dismiss (private->offer);
  GTK_WIDGET_CLASS (gvt_section_page_parent_class)->unmap (widget);
}

/* By now the page's template stands. */
static void
gvt_section_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (gvt_section_page_parent_class)->constructed (object);
  gvt_group_titles_wrap (GTK_WIDGET (object));
}

static void
gvt_section_page_dispose (GObject *object)
{
  gvt_section_page_set_workspace (GVT_SECTION_PAGE (object), NULL);
  g_clear_weak_pointer (&private_of (GVT_SECTION_PAGE (object))->window);
  g_clear_weak_pointer (&private_of (GVT_SECTION_PAGE (object))->offer);
  G_OBJECT_CLASS (gvt_section_page_parent_class)->dispose (object);
}

static void
gvt_section_page_finalize (GObject *object)
{
  gvt_readings_free (private_of (GVT_SECTION_PAGE (object))->readings);
  g_free (private_of (GVT_SECTION_PAGE (object))->title);
  G_OBJECT_CLASS (gvt_section_page_parent_class)->finalize (object);
}

static void
gvt_section_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  Private *private = private_of (GVT_SECTION_PAGE (object));

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, private->title);
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, private->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_section_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TITLE:
      gvt_section_page_set_title (GVT_SECTION_PAGE (object), g_value_get_string (value));
      break;
    case PROP_WORKSPACE:
      gvt_section_page_set_workspace (GVT_SECTION_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_section_page_class_init (GvtSectionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = gvt_section_page_constructed;
  object_class->dispose = gvt_section_page_dispose;
  object_class->finalize = gvt_section_page_finalize;
  object_class->get_property = gvt_section_page_get_property;
  object_class->set_property = gvt_section_page_set_property;
  GTK_WIDGET_CLASS (klass)->map = gvt_section_page_map;
  GTK_WIDGET_CLASS (klass)->unmap = gvt_section_page_unmap;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, GVT_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                        | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 2, GVT_TYPE_SECTION_PAGE,
                                       G_TYPE_BOOLEAN);
  signals[SIGNAL_CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gvt_section_page_init (GvtSectionPage *self)
{
  private_of (self)->is_stale = TRUE;
  private_of (self)->readings = gvt_readings_new (self);
}

void
gvt_section_page_set_title (GvtSectionPage *self, const char *title)
{
  Private *private = private_of (self);

  g_return_if_fail (GVT_IS_SECTION_PAGE (self));

  if (g_strcmp0 (private->title, title) == 0)
    return;
  g_free (private->title);
  private->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

const char *
gvt_section_page_get_title (GvtSectionPage *self)
{
  g_return_val_if_fail (GVT_IS_SECTION_PAGE (self), NULL);
  return private_of (self)->title;
}

void
gvt_section_page_set_workspace (GvtSectionPage *self, GvtWorkspace *workspace)
{
  Private *private = private_of (self);

  g_return_if_fail (GVT_IS_SECTION_PAGE (self));

  if (private->workspace == workspace)
    return;
  if (private->workspace != NULL)
    g_clear_signal_handler (&private->changed_id, private->workspace);
  g_set_object (&private->workspace, workspace);
  if (workspace != NULL)
  private->changed_id = g_signal_connect_swapped (workspace, "changed",
                                                  G_CALLBACK (gvt_section_page_refresh), self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
  load_if_seen (self);
}

GvtWorkspace *
gvt_section_page_get_workspace (GvtSectionPage *self)
{
  g_return_val_if_fail (GVT_IS_SECTION_PAGE (self), NULL);
  return private_of (self)->workspace;
}

GvtProfile *
gvt_section_page_get_profile (GvtSectionPage *self)
{
  return gvt_workspace_get_profile (gvt_section_page_get_workspace (self));
}

void
gvt_section_page_refresh (GvtSectionPage *self)
{
  g_return_if_fail (GVT_IS_SECTION_PAGE (self));

  private_of (self)->is_stale = TRUE;
  load_if_seen (self);
}

void
gvt_section_page_read (GvtSectionPage *self, const GvtWork *work)
{
  g_return_if_fail (GVT_IS_SECTION_PAGE (self));
  gvt_readings_begin (private_of (self)->readings, work);
}

void
gvt_section_page_forget (GvtSectionPage *self)
{
  g_return_if_fail (GVT_IS_SECTION_PAGE (self));

  gvt_readings_drop (private_of (self)->readings);
  if (GVT_SECTION_PAGE_GET_CLASS (self)->forget != NULL)
    GVT_SECTION_PAGE_GET_CLASS (self)->forget (self);
  private_of (self)->is_stale = TRUE;
}

gboolean
gvt_section_page_tell_place (GvtSectionPage *self, GvtClassPlace *place)
{
  g_return_val_if_fail (GVT_IS_SECTION_PAGE (self), FALSE);

  if (GVT_SECTION_PAGE_GET_CLASS (self)->tell_place == NULL)
    return FALSE;
  GVT_SECTION_PAGE_GET_CLASS (self)->tell_place (self, place);
  return TRUE;
}

void
gvt_section_page_moved (GvtSectionPage *self)
{
  g_return_if_fail (GVT_IS_SECTION_PAGE (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]); /* places are read with it */
}

static void
emit_open (GvtSectionPage *self, GvtSectionPage *page, gboolean in_place)
{
  g_autoptr (GvtSectionPage) owned = g_object_ref_sink (page);

  g_signal_emit (self, signals[SIGNAL_OPEN], 0, owned, in_place);
}

void
gvt_section_page_open (GvtSectionPage *self, GvtSectionPage *page)
{
  g_return_if_fail (GVT_IS_SECTION_PAGE (self));

  emit_open (self, page, FALSE);
}

void
gvt_section_page_replace (GvtSectionPage *self, GvtSectionPage *page)
{
  g_return_if_fail (GVT_IS_SECTION_PAGE (self));

  emit_open (self, page, TRUE);
}

void
gvt_section_page_close (GvtSectionPage *self)
{
  g_return_if_fail (GVT_IS_SECTION_PAGE (self));

  g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
}

void
gvt_section_page_set_held (GvtSectionPage *self, gboolean is_held)
{
  g_return_if_fail (GVT_IS_SECTION_PAGE (self));
  private_of (self)->is_held = is_held;
}

gboolean
gvt_section_page_get_held (GvtSectionPage *self)
{
  g_return_val_if_fail (GVT_IS_SECTION_PAGE (self), FALSE);
  return private_of (self)->is_held;
}

void
gvt_section_page_set_for_class (GvtSectionPage *self, gboolean is_for_class)
{
  g_return_if_fail (GVT_IS_SECTION_PAGE (self));
  private_of (self)->is_for_class = is_for_class;
}

gboolean
gvt_section_page_was_left (GvtSectionPage *self)
{
  g_return_val_if_fail (GVT_IS_SECTION_PAGE (self), FALSE);
  return gtk_widget_get_root (GTK_WIDGET (self)) == NULL;
}

gboolean
gvt_section_page_is_class (GvtSectionPage *self)
{
  g_return_val_if_fail (GVT_IS_SECTION_PAGE (self), FALSE);
  return private_of (self)->workspace != NULL
         && gvt_workspace_is_class (private_of (self)->workspace);
}

/* In class mode a whole class may be looking: only what was opened for it is heard. */
static gboolean
may_speak (GvtSectionPage *self)
{
  return !gvt_section_page_is_class (self) || private_of (self)->is_for_class;
}

void
gvt_section_page_say (GvtSectionPage *self, const char *text)
{
  GtkWidget *speaker;

  g_return_if_fail (GVT_IS_SECTION_PAGE (self));

  if (!may_speak (self))
    return;
  speaker = gvt_section_page_was_left (self) ? private_of (self)->window : GTK_WIDGET (self);
  if (speaker != NULL)
    gtk_widget_activate_action (speaker, "win.say", "s", text);
}

AdwToast *
gvt_section_page_offer (GvtSectionPage *self, const char *text, const char *label)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  g_return_val_if_fail (GVT_IS_SECTION_PAGE (self), NULL);

  if (toasts == NULL || !may_speak (self) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return NULL;

  toast = gvt_toast_new (text);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_timeout (toast, OFFER_SECONDS);
  g_set_weak_pointer (&private_of (self)->offer, toast);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
  return toast;
}

void
gvt_section_page_say_error (GvtSectionPage *self, const GError *error)
{
  g_autofree char *text = gvt_error_describe (error);

  gvt_section_page_say (self, text);
}
