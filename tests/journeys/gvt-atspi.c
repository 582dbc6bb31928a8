/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-atspi.h"

#include <string.h>

#define ACCESSIBLE "org.a11y.atspi.Accessible"
#define COMPONENT  "org.a11y.atspi.Component"
#define TEXT       "org.a11y.atspi.Text"
#define ROOT       "/org/a11y/atspi/accessible/root"
#define REGISTRY   "org.a11y.atspi.Registry"
#define OF_WINDOW  ((guint32) 1) /* what coordinates are relative to */
#define TIMEOUT_MS 20000
#define CORNER     3 /* pixels into a page */
#define MAX_DEPTH  100
#define N_SPOTS    16

struct _GvtAtspi
{
  GDBusConnection *bus;
  guint subscription;
  GHashTable *roles;  /* of paths: they never change */
  char *program;      /* (nullable): its name on the bus */
  char *focus;        /* (nullable): path */
  const char *window; /* (nullable): in which one reads */
  guint n_moves;
};

/* --- asking --- */

/* Returns: (transfer full) (nullable): %NULL also when the thing is gone since */
static GVariant *
call (GvtAtspi *self,
      const char *destination,
      const char *path,
      const char *interface,
      const char *method,
      GVariant *parameters)
{
  return g_dbus_connection_call_sync (self->bus, destination, path, interface, method, parameters,
                                      NULL, G_DBUS_CALL_FLAGS_NONE, TIMEOUT_MS, NULL, NULL);
}

static GVariant *
ask (GvtAtspi *self, const char *path, const char *method)
{
  return call (self, self->program, path, ACCESSIBLE, method, NULL);
}

/* Returns: (transfer full): paths, none where there is nothing */
static GPtrArray *
read_children (GvtAtspi *self, const char *path)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GVariant) answer = ask (self, path, "GetChildren");
  g_autoptr (GVariantIter) children = NULL;
  const char *child;

  if (answer == NULL)
    return paths;
  g_variant_get (answer, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", NULL, &child))
    g_ptr_array_add (paths, g_strdup (child));
  return paths;
}

static char *
read_property (GvtAtspi *self, const char *path, const char *property)
{
  g_autoptr (GVariant) answer = call (self, self->program, path, "org.freedesktop.DBus.Properties",
                                      "Get", g_variant_new ("(ss)", ACCESSIBLE, property));
  g_autoptr (GVariant) value = NULL;

  if (answer == NULL)
    return NULL;
  g_variant_get (answer, "(v)", &value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE ("(so)")))
    {
      const char *other;

      g_variant_get (value, "(&s&o)", NULL, &other);
      return g_strdup (other);
    }
  return g_variant_dup_string (value, NULL);
}

static guint64
read_states (GvtAtspi *self, const char *path)
{
  g_autoptr (GVariant) answer = ask (self, path, "GetState");
  g_autoptr (GVariant) words = answer != NULL ? g_variant_get_child_value (answer, 0) : NULL;
  const guint32 *bits;
  gsize n_words = 0;

  if (words == NULL)
    return 0;
  bits = g_variant_get_fixed_array (words, &n_words, sizeof (guint32));
  return n_words == 2 ? bits[0] | (guint64) bits[1] << 32 : 0;
}

/* --- names --- */

static char *
without_mnemonic (const char *text, gsize length)
{
  GString *plain = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    if (text[i] != '_')
      g_string_append_c (plain, text[i]);
  return g_string_free (plain, FALSE);
}

/* GTK 4.8 speaks a label twice, "_Open Open", once for the widget and once for the label inside. */
static char *
spoken (char *name)
{
  for (char *blank = strchr (name, ' '); blank != NULL; blank = strchr (blank + 1, ' '))
    {
      g_autofree char *first = without_mnemonic (name, (gsize) (blank - name));

      if (g_str_equal (first, blank + 1))
        {
          g_free (name);
          return g_steal_pointer (&first);
        }
    }
  return name;
}

/* Where nothing is to be spoken, GTK 4.8 gives the name of the widget's type. */
static gboolean
is_type_name (const char *name)
{
  return g_str_has_prefix (name, "Gtk") || g_str_has_prefix (name, "Adw")
         || g_str_has_prefix (name, "Gvt");
}

/* Returns: (transfer none) */
static const char *
read_role (GvtAtspi *self, const char *path)
{
  const char *known = g_hash_table_lookup (self->roles, path);
  g_autoptr (GVariant) answer = known == NULL ? ask (self, path, "GetRoleName") : NULL;
  char *role;

  if (known != NULL)
    return known;
  if (answer == NULL)
    return "gone";
  g_variant_get (answer, "(s)", &role);
  g_hash_table_insert (self->roles, g_strdup (path), role);
  return role;
}

/* Returns: (transfer full) (nullable) */
static char *
read_text (GvtAtspi *self, const char *path)
{
  g_autoptr (GVariant) answer = call (self, self->program, path, TEXT, "GetText",
                                      g_variant_new ("(ii)", 0, -1));
  char *text = NULL;

  if (answer != NULL)
    g_variant_get (answer, "(s)", &text);
  return text;
}

/* Newer GTK gives a status no name, as WAI-ARIA wants it: what it says is read from its text. */
static char *
read_name (GvtAtspi *self, const char *path)
{
  char *name = read_property (self, path, "Name");

  if (g_strcmp0 (name, "") != 0 || !g_str_equal (read_role (self, path), "status"))
    return name;
  g_free (name);
  return read_text (self, path);
}

static GvtAtspiNode *
read_node (GvtAtspi *self, const char *path)
{
  GvtAtspiNode *node = g_new0 (GvtAtspiNode, 1);
  char *name = read_name (self, path);

  node->path = g_strdup (path);
  node->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_atspi_node_free);
  node->states = read_states (self, path);
  node->role = g_strdup (read_role (self, path));
  if (name != NULL && !is_type_name (name))
    node->name = spoken (g_steal_pointer (&name));
  else
    node->name = g_strdup ("");
  g_free (name);
  return node;
}

/* --- stacks --- */

/* Pages of a stack have something between them and it that is no child of it. */
static gboolean
is_stack (GvtAtspi *self, const char *path, GPtrArray *children)
{
  g_autofree char *parent = children->len > 1 ? read_property (self, children->pdata[0], "Parent")
                                              : NULL;

  return parent != NULL && !g_str_equal (parent, path);
}

/* GTK 4.8 gives a thing its place on the bus when its parent is asked for its children. */
static void
find_all_inside (GvtAtspi *self, const char *path, guint depth)
{
  g_autoptr (GPtrArray) children = read_children (self, path);

  for (guint i = 0; i < children->len && depth < MAX_DEPTH; i++)
    find_all_inside (self, children->pdata[i], depth + 1);
}

/* Points are of the window: for what is inside, GTK 4.8 counts them wrong. Returns: (transfer full)
 * (nullable): what lies at the point, if it is anything that is spoken of */
static char *
pick_at (GvtAtspi *self, int x, int y)
{
  g_autoptr (GVariant) answer = call (self, self->program, self->window, COMPONENT,
                                      "GetAccessibleAtPoint",
                                      g_variant_new ("(iiu)", x, y, OF_WINDOW));
  const char *picked;

  if (answer == NULL)
    return NULL;
  g_variant_get (answer, "((&s&o))", NULL, &picked);
  return g_str_has_suffix (picked, "/null") ? NULL : g_strdup (picked);
}

/* Which of @children holds what is seen at a point. Returns: %FALSE for what is none of them */
static gboolean
find_child_at (GvtAtspi *self, GPtrArray *children, int x, int y, guint *index)
{
  char *path = pick_at (self, x, y);

  for (guint i = 0; path != NULL && i < MAX_DEPTH; i++)
    {
      char *parent;

      if (g_ptr_array_find_with_equal_func (children, path, g_str_equal, index))
        {
          g_free (path);
          return TRUE;
        }
      parent = read_property (self, path, "Parent");
      g_free (path);
      path = parent;
    }
  g_free (path);
  return FALSE;
}

/* In the corner of @stack, where a page is empty, or in the middle; of one that is scrolled they
 * may be out of the window, so then further down, bit by bit. */
static gboolean
find_visible (GvtAtspi *self, const char *stack, GPtrArray *children, guint *index)
{
  g_autoptr (GVariant) extents = call (self, self->program, stack, COMPONENT, "GetExtents",
                                       g_variant_new ("(u)", OF_WINDOW));
  int x, y, width, height;

  if (extents == NULL || self->window == NULL)
    return FALSE;
  g_variant_get (extents, "((iiii))", &x, &y, &width, &height);
  if (find_child_at (self, children, x + CORNER, y + CORNER, index))
    return TRUE;
  for (int i = 0; i < N_SPOTS; i++)
    if (find_child_at (self, children, x + width / 2,
                       y + height * ((i + N_SPOTS / 2) % N_SPOTS) / N_SPOTS, index))
      return TRUE;
  return FALSE;
}

/* Leaves of the children of @stack the one that is seen. */
static void
keep_visible (GvtAtspi *self, const char *stack, GPtrArray *children)
{
  gboolean is_found;
  guint index;

  is_found = find_visible (self, stack, children, &index);
  if (!is_found)
    {
      find_all_inside (self, stack, 0);
      is_found = find_visible (self, stack, children, &index);
    }
  if (is_found)
    {
      char *visible = g_ptr_array_steal_index (children, index);

      g_ptr_array_set_size (children, 0);
      g_ptr_array_add (children, visible);
    }
  else
    g_ptr_array_set_size (children, 0);
}

/* GTK 4.8 tells nothing of a row of a list view but what is inside. */
static void
name_row (GvtAtspiNode *row)
{
  GvtAtspiNode *label = gvt_atspi_node_find (row, "label", "?*");

  if (label == NULL)
    return;
  g_free (row->name);
  row->name = g_strdup (label->name);
}

static void
read_inside (GvtAtspi *self, GvtAtspiNode *node, guint depth)
{
  g_autoptr (GPtrArray) children = read_children (self, node->path);

  if (is_stack (self, node->path, children))
    keep_visible (self, node->path, children);
  for (guint i = 0; i < children->len && depth < MAX_DEPTH; i++)
    {
      GvtAtspiNode *child = read_node (self, children->pdata[i]);

      g_ptr_array_add (node->nodes, child);
      if (g_str_equal (node->path, ROOT))
        self->window = child->path;
      read_inside (self, child, depth + 1);
    }
  if (*node->name == '\0' && g_str_equal (node->role, "list item"))
    name_row (node);
}

/* --- the program --- */

static gboolean
find_program (GvtAtspi *self)
{
  g_autoptr (GVariant) answer = call (self, REGISTRY, ROOT, ACCESSIBLE, "GetChildren", NULL);
  g_autoptr (GVariantIter) programs = NULL;

  g_clear_pointer (&self->program, g_free);
  if (answer == NULL)
    return FALSE;
  g_variant_get (answer, "(a(so))", &programs);
  return g_variant_iter_next (programs, "(so)", &self->program, NULL);
}

GvtAtspiNode *
gvt_atspi_read (GvtAtspi *self)
{
  GvtAtspiNode *root;

  if (!find_program (self))
    return NULL;
  root = read_node (self, ROOT);
  read_inside (self, root, 0);
  self->window = NULL;
  return root;
}

/* What was said before now counts, also while nobody waited for it. */
guint
gvt_atspi_count_moves (GvtAtspi *self)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  return self->n_moves;
}

GvtAtspiNode *
gvt_atspi_read_focus (GvtAtspi *self)
{
  GvtAtspiNode *node;

  gvt_atspi_count_moves (self);
  if (self->focus == NULL || (self->program == NULL && !find_program (self)))
    return NULL;
  node = read_node (self, self->focus);
  if (*node->name == '\0')
    read_inside (self, node, 0);
  return node;
}

void
gvt_atspi_ping (GvtAtspi *self)
{
  g_autoptr (GVariant) answer = ask (self, ROOT, "GetRoleName");
}

char *
gvt_atspi_read_text (GvtAtspi *self, const char *path)
{
  g_autoptr (GVariant) answer = call (self, self->program, path, "org.a11y.atspi.Text", "GetText",
                                      g_variant_new ("(ii)", 0, G_MAXINT32));
  char *text = NULL;

  if (answer != NULL)
    g_variant_get (answer, "(s)", &text);
  return text;
}

static void
on_state_changed (GDBusConnection *bus,
                  const char *sender,
                  const char *path,
                  const char *interface,
                  const char *signal,
                  GVariant *parameters,
                  gpointer user_data)
{
  GvtAtspi *self = user_data;
  const char *state;
  gint32 is_on;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(siiva{sv})")))
    return;
  g_variant_get (parameters, "(&siiva{sv})", &state, &is_on, NULL, NULL, NULL);
  if (!g_str_equal (state, "focused"))
    return;
  if (is_on)
    {
      g_free (self->focus);
      self->focus = g_strdup (path);
      self->n_moves++;
    }
  else if (g_strcmp0 (self->focus, path) == 0)
    g_clear_pointer (&self->focus, g_free);
}

/* From 4.10 on GTK says nothing while no screen reader has said what it listens to. */
static void
ask_for_focus (GvtAtspi *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      self->bus, REGISTRY, "/org/a11y/atspi/registry", REGISTRY, "RegisterEvent",
      g_variant_new ("(sass)", "object:state-changed:focused", NULL, ""), NULL,
      G_DBUS_CALL_FLAGS_NONE, TIMEOUT_MS, NULL, &error);

  g_assert_no_error (error);
}

GvtAtspi *
gvt_atspi_new (GDBusConnection *session_bus)
{
  GvtAtspi *self = g_new0 (GvtAtspi, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = NULL;
  const char *address;

  answer = g_dbus_connection_call_sync (session_bus, "org.a11y.Bus", "/org/a11y/bus",
                                        "org.a11y.Bus", "GetAddress", NULL, G_VARIANT_TYPE ("(s)"),
                                        G_DBUS_CALL_FLAGS_NONE, TIMEOUT_MS, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (answer, "(&s)", &address);
  self->bus = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  self->roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->subscription = g_dbus_connection_signal_subscribe (
      self->bus, NULL, "org.a11y.atspi.Event.Object", "StateChanged", NULL, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, on_state_changed, self, NULL);
  ask_for_focus (self);
  return self;
}

void
gvt_atspi_free (GvtAtspi *self)
{
  g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_object_unref (self->bus);
  g_hash_table_unref (self->roles);
  g_free (self->program);
  g_free (self->focus);
  g_free (self);
}
