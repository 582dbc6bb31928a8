/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-grouped-digits.h"

#include "gvt-secret.h"

#define GROUP 4

typedef struct
{
  GtkEditable *editable; /* borrowed: it owns this */
  guint max;
  guint group_id; /* 0 while nothing is to be grouped */
} Watch;

static void
watch_free (gpointer data, GClosure *closure)
{
  Watch *watch = data;

  g_clear_handle_id (&watch->group_id, g_source_remove);
  g_free (watch);
}

static guint
count_in (const char *text, int length)
{
  guint n = 0;

  for (int i = 0; text[i] != '\0' && (length < 0 || i < length); i++)
    n += g_ascii_isdigit (text[i]) ? 1 : 0;
  return n;
}

guint
gvt_grouped_digits_count (const char *text)
{
  return count_in (text, -1);
}

/* Returns: (transfer full): free with gvt_wipe_free() */
static char *
group (const char *text, guint max)
{
  GString *grouped = g_string_sized_new (max + max / GROUP + 1);
  guint n = 0;

  for (const char *c = text; *c != '\0' && n < max; c++)
    if (g_ascii_isdigit (*c))
      {
        if (n > 0 && n % GROUP == 0)
          g_string_append_c (grouped, ' ');
        g_string_append_c (grouped, *c);
        n++;
      }
  return g_string_free (grouped, FALSE);
}

/* Behind so many digits, and behind the blank after them only where a digit follows. */
static int
place_behind (guint n_digits)
{
  return n_digits == 0 ? 0 : (int) (n_digits + (n_digits - 1) / GROUP);
}

/* Not while the letter is being put in: GTK moves the cursor after it has told of the change. */
static gboolean
group_now (gpointer data)
{
  Watch *watch = data;
  const char *text = gtk_editable_get_text (watch->editable);
  guint before = count_in (text, gtk_editable_get_position (watch->editable));
  char *grouped = group (text, watch->max);

  watch->group_id = 0;
  if (!g_str_equal (text, grouped))
    {
      gtk_editable_set_text (watch->editable, grouped);
      g_clear_handle_id (&watch->group_id, g_source_remove); /* it is what it should be */
      gtk_editable_set_position (watch->editable, place_behind (MIN (before, watch->max)));
    }
  gvt_wipe_free (grouped);
  return G_SOURCE_REMOVE;
}

static void
on_changed (GtkEditable *editable, gpointer data)
{
  Watch *watch = data;

  if (watch->group_id == 0)
    watch->group_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, group_now, watch, NULL);
}

void
gvt_grouped_digits_watch (GtkEditable *editable, guint max)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->editable = editable;
  watch->max = max;
  g_signal_connect_data (editable, "changed", G_CALLBACK (on_changed), watch, watch_free,
                         (GConnectFlags) 0);
}
