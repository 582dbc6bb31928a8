/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-page-stack.h"

#include "gvt-focus.h"

struct _GvtPageStack
{
  AdwBin parent_instance;

  GtkStack *stack;
  GPtrArray *pages; /* of GvtSectionPage, borrowed from the stack; the root first */
  GvtWorkspace *workspace;
  GType root_type;
  gboolean is_for_class;
};

enum
{
  PROP_0,
  PROP_ROOT_TYPE,
  PROP_WORKSPACE,
  PROP_TITLE,
  PROP_CAN_GO_BACK,
  PROP_IS_FOR_CLASS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint held_signal;

G_DEFINE_FINAL_TYPE (GvtPageStack, gvt_page_stack, ADW_TYPE_BIN)

static void
on_title_changed (GvtPageStack *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
show_top (GvtPageStack *self)
{
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (gvt_page_stack_get_top (self)));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
}

/* The focus may be there already: a GtkStack leads it from the page that it hides to the one that
 * it shows. Once more would be one too far. */
static void
focus_top (GvtPageStack *self)
{
  GtkWidget *top = GTK_WIDGET (gvt_page_stack_get_top (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (gtk_widget_get_mapped (GTK_WIDGET (self))
      && (focus == NULL || !gtk_widget_is_ancestor (focus, top)))
    gtk_widget_child_focus (top, GTK_DIR_TAB_FORWARD);
}

static void
remove_top (GvtPageStack *self)
{
  GvtSectionPage *top = g_ptr_array_steal_index (self->pages, self->pages->len - 1);

  g_signal_handlers_disconnect_by_data (top, self);
  gtk_stack_remove (self->stack, GTK_WIDGET (top));
}

static void
on_close (GvtPageStack *self, GvtSectionPage *page)
{
  if (gvt_page_stack_get_top (self) == page)
    gvt_page_stack_leave (self);
}

/* The page below is not seen in between, or the keys would go there and stay. */
static void
replace_top (GvtPageStack *self, GvtSectionPage *page)
{
  GvtSectionPage *top = g_ptr_array_steal_index (self->pages, self->pages->len - 1);

  g_signal_handlers_disconnect_by_data (top, self);
  gvt_focus_leave (GTK_WIDGET (top));
  gvt_page_stack_push (self, page);
  gtk_stack_remove (self->stack, GTK_WIDGET (top));
}

static void
on_open (GvtPageStack *self, GvtSectionPage *page, gboolean in_place, GvtSectionPage *opener)
{
  gboolean is_top = gvt_page_stack_get_top (self) == opener;

  if (in_place && is_top && gvt_page_stack_get_can_go_back (self)
      && !gvt_section_page_get_held (opener))
    {
      replace_top (self, page);
      return;
    }
  if (in_place)
    on_close (self, opener);
  gvt_page_stack_push (self, page);
}

static void
set_workspace (GvtPageStack *self, GvtWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  for (guint i = 0; i < self->pages->len; i++)
    gvt_section_page_set_workspace (g_ptr_array_index (self->pages, i), workspace);
}

static void
gvt_page_stack_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GvtPageStack *self = GVT_PAGE_STACK (object);
  GvtSectionPage *top = gvt_page_stack_get_top (self);

  switch (id)
    {
    case PROP_ROOT_TYPE:
      g_value_set_gtype (value, self->root_type);
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_TITLE:
      g_value_set_string (value, top != NULL ? gvt_section_page_get_title (top) : NULL);
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, gvt_page_stack_get_can_go_back (self));
      break;
    case PROP_IS_FOR_CLASS:
      g_value_set_boolean (value, self->is_for_class);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_page_stack_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GvtPageStack *self = GVT_PAGE_STACK (object);

  switch (id)
    {
    case PROP_ROOT_TYPE:
      self->root_type = g_value_get_gtype (value);
      break;
    case PROP_WORKSPACE:
      set_workspace (self, g_value_get_object (value));
      break;
    case PROP_IS_FOR_CLASS:
      self->is_for_class = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_page_stack_dispose (GObject *object)
{
  GvtPageStack *self = GVT_PAGE_STACK (object);

  g_ptr_array_set_size (self->pages, 0);
  self->root_type = G_TYPE_NONE;
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (gvt_page_stack_parent_class)->dispose (object);
}

static void
gvt_page_stack_finalize (GObject *object)
{
  g_ptr_array_unref (GVT_PAGE_STACK (object)->pages);
  G_OBJECT_CLASS (gvt_page_stack_parent_class)->finalize (object);
}

static void
gvt_page_stack_class_init (GvtPageStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gvt_page_stack_dispose;
  object_class->finalize = gvt_page_stack_finalize;
  object_class->get_property = gvt_page_stack_get_property;
  object_class->set_property = gvt_page_stack_set_property;

  properties[PROP_ROOT_TYPE] = g_param_spec_gtype ("root-type", NULL, NULL, GVT_TYPE_SECTION_PAGE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, GVT_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_FOR_CLASS] = g_param_spec_boolean ("is-for-class", NULL, NULL, FALSE,
                                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  held_signal = g_signal_new ("held", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
}

static void
gvt_page_stack_init (GvtPageStack *self)
{
  self->pages = g_ptr_array_new ();
  self->root_type = G_TYPE_NONE;
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

static void
add (GvtPageStack *self, GvtSectionPage *page)
{
  gtk_stack_add_child (self->stack, GTK_WIDGET (page));
  g_ptr_array_add (self->pages, page);
  g_signal_connect_swapped (page, "notify::title", G_CALLBACK (on_title_changed), self);
  g_signal_connect_swapped (page, "open", G_CALLBACK (on_open), self);
  g_signal_connect_swapped (page, "close", G_CALLBACK (on_close), self);
  gvt_section_page_set_for_class (page, self->is_for_class);
  gvt_section_page_set_workspace (page, self->workspace);
  show_top (self);
}

GvtSectionPage *
gvt_page_stack_get_top (GvtPageStack *self)
{
  g_return_val_if_fail (GVT_IS_PAGE_STACK (self), NULL);

  if (self->pages->len == 0 && self->root_type != G_TYPE_NONE)
    add (self, g_object_new (self->root_type, NULL)); /* being seen for the first time is no move */
  return self->pages->len > 0 ? g_ptr_array_index (self->pages, self->pages->len - 1) : NULL;
}

GvtSectionPage *
gvt_page_stack_get_root (GvtPageStack *self)
{
  g_return_val_if_fail (GVT_IS_PAGE_STACK (self) && self->pages->len > 0, NULL);
  return g_ptr_array_index (self->pages, 0);
}

gboolean
gvt_page_stack_tell_place (GvtPageStack *self, GvtClassPlace *place)
{
  gboolean is_told = FALSE;

  g_return_val_if_fail (GVT_IS_PAGE_STACK (self), FALSE);

  for (guint i = self->pages->len; i > 0 && !is_told; i--)
    is_told = gvt_section_page_tell_place (g_ptr_array_index (self->pages, i - 1), place);
  return is_told;
}

void
gvt_page_stack_push (GvtPageStack *self, GvtSectionPage *page)
{
  g_return_if_fail (GVT_IS_PAGE_STACK (self));
  g_return_if_fail (GVT_IS_SECTION_PAGE (page));

  gvt_page_stack_get_top (self); /* the first page lies below any other */
  add (self, page);
  focus_top (self);
}

gboolean
gvt_page_stack_pop (GvtPageStack *self)
{
  g_return_val_if_fail (GVT_IS_PAGE_STACK (self), FALSE);

  if (!gvt_page_stack_get_can_go_back (self))
    return FALSE;
  remove_top (self);
  show_top (self);
  focus_top (self);
  return TRUE;
}

gboolean
gvt_page_stack_leave (GvtPageStack *self)
{
  g_return_val_if_fail (GVT_IS_PAGE_STACK (self), FALSE);

  if (!gvt_page_stack_get_can_go_back (self))
    return FALSE;
  if (gvt_section_page_get_held (gvt_page_stack_get_top (self)))
    g_signal_emit (self, held_signal, 0);
  else
    gvt_page_stack_pop (self);
  return TRUE;
}

GvtSectionPage *
gvt_page_stack_take (GvtPageStack *self)
{
  GvtSectionPage *page;

  g_return_val_if_fail (GVT_IS_PAGE_STACK (self) && self->pages->len > 0, NULL);

  page = g_object_ref (gvt_page_stack_get_top (self));
  remove_top (self);
  if (self->pages->len > 0)
    show_top (self);
  return page;
}

void
gvt_page_stack_pop_to_root (GvtPageStack *self)
{
  g_return_if_fail (GVT_IS_PAGE_STACK (self));

  if (!gvt_page_stack_get_can_go_back (self))
    return;
  while (self->pages->len > 1)
    remove_top (self);
  show_top (self);
  focus_top (self);
}

gboolean
gvt_page_stack_get_can_go_back (GvtPageStack *self)
{
  g_return_val_if_fail (GVT_IS_PAGE_STACK (self), FALSE);
  return self->pages->len > 1;
}

void
gvt_page_stack_forget (GvtPageStack *self)
{
  g_return_if_fail (GVT_IS_PAGE_STACK (self));

  gvt_page_stack_pop_to_root (self);
  if (self->pages->len > 0) /* else there is nothing to forget yet */
    gvt_section_page_forget (gvt_page_stack_get_top (self));
}
