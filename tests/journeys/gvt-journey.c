/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-journey.h"

#include "gvt-atspi.h"
#include "gvt-stage.h"

#ifdef __SANITIZE_ADDRESS__
#define DEADLINE_S 120
#else
#define DEADLINE_S 30
#endif
#define LOOK_MS      30  /* between two looks at the window */
#define MOVE_MS      400 /* after which a key has not moved the focus */
#define MOVE_ANSWERS 20
#define MAX_MOVES    120 /* through a page, back to where it began */

struct _GvtJourney
{
  GvtStage *stage;
  GvtAtspi *atspi;
  GSubprocess *program;
  guint n_keys;
  GString *way; /* what was done so far, for whoever reads of a failure */
};

/* --- waiting --- */

static gboolean
on_time (gpointer has_come)
{
  *(gboolean *) has_come = TRUE;
  return G_SOURCE_REMOVE;
}

static void
pause_for (guint ms)
{
  gboolean has_come = FALSE;

  g_timeout_add (ms, on_time, &has_come);
  while (!has_come)
    g_main_context_iteration (NULL, TRUE);
}

static void G_GNUC_NORETURN
fail (GvtJourney *self, const char *what, const char *role, const char *name)
{
  g_autoptr (GvtAtspiNode) root = gvt_atspi_read (self->atspi);
  g_autofree char *seen = root != NULL ? gvt_atspi_node_print (root) : g_strdup ("nothing\n");

  g_printerr ("What was done:\n%sWhat is to be seen:\n%s", self->way->str, seen);
  g_error ("%s: %s \"%s\"", what, role, name);
}

static gint64
deadline (void)
{
  return g_get_monotonic_time () + DEADLINE_S * G_TIME_SPAN_SECOND;
}

typedef gboolean (*IsSeen) (const GvtAtspiNode *node);

static gboolean
is_there (const GvtAtspiNode *node)
{
  return TRUE;
}

static gboolean
is_usable (const GvtAtspiNode *node)
{
  return gvt_atspi_node_has (node, GVT_ATSPI_SENSITIVE);
}

static gboolean
is_active (const GvtAtspiNode *node)
{
  return gvt_atspi_node_has (node, GVT_ATSPI_ACTIVE);
}

static char *
wait_until (GvtJourney *self, const char *role, const char *name, IsSeen is_seen)
{
  gint64 end = deadline ();

  while (g_get_monotonic_time () < end)
    {
      g_autoptr (GvtAtspiNode) root = gvt_atspi_read (self->atspi);
      GvtAtspiNode *found = root != NULL ? gvt_atspi_node_find (root, role, name) : NULL;

      if (found != NULL && is_seen (found))
        return g_strdup (found->name);
      pause_for (LOOK_MS);
    }
  fail (self, "Waited in vain", role, name);
}

char *
gvt_journey_wait_for (GvtJourney *self, const char *role, const char *name)
{
  return wait_until (self, role, name, is_there);
}

void
gvt_journey_see (GvtJourney *self, const char *role, const char *name)
{
  g_free (wait_until (self, role, name, is_there));
}

static gboolean
has_focus (GvtJourney *self, const char *role, const char *name)
{
  g_autoptr (GvtAtspiNode) focus = gvt_atspi_read_focus (self->atspi);

  return focus != NULL && gvt_atspi_node_matches (focus, role, name);
}

void
gvt_journey_wait_for_focus (GvtJourney *self, const char *role, const char *name)
{
  gint64 end = deadline ();

  while (!has_focus (self, role, name))
    {
      if (g_get_monotonic_time () >= end)
        fail (self, "The keys never went to", role, name);
      pause_for (LOOK_MS);
    }
}

static void
wait_until_gone (GvtJourney *self, const char *role, const char *name)
{
  gint64 end = deadline ();

  for (;;)
    {
      g_autoptr (GvtAtspiNode) root = gvt_atspi_read (self->atspi);

      if (root != NULL && gvt_atspi_node_find (root, role, name) == NULL)
        return;
      if (g_get_monotonic_time () >= end)
        fail (self, "Still there", role, name);
      pause_for (LOOK_MS);
    }
}

/* --- keys --- */

guint
gvt_journey_count_keys (GvtJourney *self)
{
  return self->n_keys;
}

static void
press (GvtJourney *self, const char *key)
{
  gvt_stage_press (self->stage, key);
  self->n_keys++;
}

void
gvt_journey_press (GvtJourney *self, const char *key)
{
  g_string_append_printf (self->way, "Press %s\n", key);
  press (self, key);
}

void
gvt_journey_type (GvtJourney *self, const char *text)
{
  gvt_stage_type (self->stage, text);
  self->n_keys += (guint) g_utf8_strlen (text, -1);
}

/* Waits until the focus came to another place, or long enough to know that it will not: by the
 * clock, and by what the program itself gets done meanwhile, however slow it is. */
static void
wait_for_move (GvtJourney *self, guint n_before)
{
  gint64 end = g_get_monotonic_time () + MOVE_MS * G_TIME_SPAN_MILLISECOND;
  guint n_answers = 0;

  while (gvt_atspi_count_moves (self->atspi) == n_before
         && (g_get_monotonic_time () < end || n_answers < MOVE_ANSWERS))
    {
      gvt_atspi_ping (self->atspi);
      n_answers++;
      pause_for (5);
    }
}

static void
move (GvtJourney *self, const char *key)
{
  guint n_before = gvt_atspi_count_moves (self->atspi);

  press (self, key);
  wait_for_move (self, n_before);
}

static gboolean
is_row (const char *role)
{
  return g_str_equal (role, "list item") || g_str_equal (role, "grid cell");
}

/* Tab leads from list to list; inside one, the arrows lead from row to row. */
static const char *
key_towards (GvtJourney *self, const char *role, const char *name)
{
  g_autoptr (GvtAtspiNode) focus = gvt_atspi_read_focus (self->atspi);
  g_autoptr (GvtAtspiNode) root = NULL;
  GvtAtspiNode *list = NULL;
  int n_rows = 0;

  if (focus == NULL || !is_row (focus->role) || !is_row (role))
    return "Tab";
  root = gvt_atspi_read (self->atspi);
  if (root != NULL)
    list = gvt_atspi_node_find_list (root, focus->path, role, name, &n_rows);
  if (list == NULL || n_rows == 0)
    return "Tab";
  if (g_str_equal (list->role, "grid"))
    return n_rows > 0 ? "Right" : "Left";
  return n_rows > 0 ? "Down" : "Up";
}

static void
note_way (GvtJourney *self, const char *key)
{
  g_autoptr (GvtAtspiNode) focus = gvt_atspi_read_focus (self->atspi);

  g_string_append_printf (self->way, "  %s \"%s\", then %s\n",
                          focus != NULL ? focus->role : "nothing", focus != NULL ? focus->name : "",
                          key);
}

void
gvt_journey_go_to (GvtJourney *self, const char *role, const char *name)
{
  g_string_append_printf (self->way, "To %s \"%s\":\n", role, name);
  gvt_journey_see (self, role, name);
  for (guint i = 0; !has_focus (self, role, name); i++)
    {
      const char *key = key_towards (self, role, name);

      note_way (self, key);
      if (i == MAX_MOVES)
        fail (self, "No key leads to", role, name);
      move (self, key);
    }
}

void
gvt_journey_activate (GvtJourney *self, const char *role, const char *name)
{
  g_free (wait_until (self, role, name, is_usable));
  gvt_journey_go_to (self, role, name);
  gvt_journey_press (self, "Return");
}

void
gvt_journey_choose (GvtJourney *self, const char *name, const char *choice)
{
  gvt_journey_go_to (self, "combo box", name);
  gvt_journey_press (self, "space");
  gvt_journey_go_to (self, "list item", choice);
  gvt_journey_press (self, "Return");
  gvt_journey_wait_for_focus (self, "combo box", name);
}

void
gvt_journey_answer_dialog (GvtJourney *self, const char *heading, const char *answer)
{
  gvt_journey_see (self, "label", heading);
  gvt_stage_give_keys (self->stage);
  gvt_journey_activate (self, "button", answer);
  wait_until_gone (self, "label", heading);
  gvt_stage_give_keys (self->stage);
  g_free (wait_until (self, "window", "*", is_active));
}

static gboolean
focus_holds (GvtJourney *self, const char *text)
{
  g_autoptr (GvtAtspiNode) focus = gvt_atspi_read_focus (self->atspi);
  g_autofree char *found = focus != NULL ? gvt_atspi_read_text (self->atspi, focus->path) : NULL;

  return g_strcmp0 (found, text) == 0;
}

/* The dialog completes what is typed while it is typed (GTK 4.18): what stands behind it is not
 * ours. */
static void
type_path (GvtJourney *self, const char *path)
{
  gint64 end = deadline ();

  gvt_journey_type (self, path); /* a "/" opens the place to type a path */
  while (!focus_holds (self, path))
    {
      if (g_get_monotonic_time () >= end)
        fail (self, "What was typed did not come to", "text box", path);
      gvt_journey_press (self, "shift+End");
      gvt_journey_press (self, "Delete");
      pause_for (LOOK_MS);
    }
}

/* The window, or a dialog that came over it at once and waits for its answer. */
static gboolean
is_back (const GvtAtspiNode *application)
{
  for (guint i = 0; i < application->nodes->len; i++)
    {
      const GvtAtspiNode *top = application->nodes->pdata[i];

      if (g_str_equal (top->role, "dialog") || is_active (top))
        return TRUE;
    }
  return FALSE;
}

/* Without a window manager the keys go where they went before. */
void
gvt_journey_choose_file (GvtJourney *self, const char *accept, const char *path)
{
  gvt_journey_see (self, "button", accept);
  gvt_stage_give_keys (self->stage);
  type_path (self, path);
  gvt_journey_press (self, "Return");
  wait_until_gone (self, "button", accept);
  gvt_stage_give_keys (self->stage);
  g_free (wait_until (self, "application", "*", is_back));
}

static gboolean
holds (GvtJourney *self, const char *name, const char *text)
{
  g_autoptr (GvtAtspiNode) root = gvt_atspi_read (self->atspi);
  GvtAtspiNode *entry = root != NULL ? gvt_atspi_node_find (root, "text box", name) : NULL;
  g_autofree char *found = entry != NULL ? gvt_atspi_read_text (self->atspi, entry->path) : NULL;

  return g_strcmp0 (found, text) == 0;
}

void
gvt_journey_fill (GvtJourney *self, const char *name, const char *text)
{
  gint64 end = deadline ();

  gvt_journey_go_to (self, "text box", name);
  gvt_journey_press (self, "ctrl+a");
  gvt_journey_type (self, text);
  while (!holds (self, name, text))
    {
      if (g_get_monotonic_time () >= end)
        fail (self, "What was typed did not come to", "text box", name);
      pause_for (LOOK_MS);
    }
}

void
gvt_journey_type_secret (GvtJourney *self, const char *name, const char *secret)
{
  gvt_journey_go_to (self, "text box", name);
  gvt_journey_press (self, "ctrl+a");
  gvt_journey_type (self, secret);
}

/* --- the window --- */

GvtJourney *
gvt_journey_new (GvtWatch *watch, const char *data)
{
  return gvt_journey_new_looking (watch, data, 0, 0);
}

GvtJourney *
gvt_journey_new_looking (GvtWatch *watch, const char *data, guint width, guint text_percent)
{
  g_autofree char *percent = g_strdup_printf ("%u", text_percent);
  /* What it sends by itself would come between what a journey counts. */
  const char *const args[] = {
    "govote", "--data", data, "--sync-by-hand", text_percent > 0 ? "--text-size" : NULL,
    percent,  NULL
  };
  GvtJourney *self = g_new0 (GvtJourney, 1);
  g_auto (GStrv) environment = NULL;

  self->way = g_string_new (NULL);
  self->stage = gvt_stage_new ();
  self->atspi = gvt_atspi_new (gvt_stage_get_bus (self->stage));
  environment = gvt_stage_dup_environment (self->stage);
  self->program = gvt_watch_start (watch, environment, args);
  gvt_journey_see (self, "window", "*");
  gvt_stage_fill (self->stage, width);
  gvt_stage_give_keys (self->stage);
  g_free (wait_until (self, "window", "*", is_active));
  return self;
}

static void
journey_free (GvtJourney *self)
{
  g_object_unref (self->program);
  gvt_atspi_free (self->atspi);
  g_string_free (self->way, TRUE);
  gvt_stage_free (self->stage);
  g_free (self);
}

void
gvt_journey_close (GvtJourney *self)
{
  g_autoptr (GError) error = NULL;

  gvt_journey_press (self, "ctrl+q");
  g_subprocess_wait_check (self->program, NULL, &error);
  g_assert_no_error (error);
  journey_free (self);
}

char *
gvt_journey_dup_pid (GvtJourney *self)
{
  return g_strdup (g_subprocess_get_identifier (self->program));
}

void
gvt_journey_kill (GvtJourney *self)
{
  g_subprocess_force_exit (self->program);
  g_subprocess_wait (self->program, NULL, NULL);
  journey_free (self);
}
