/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-notes-saver.h"

#include <glib/gi18n-lib.h>

#include "gvt-file-chooser.h"
#include "gvt-file.h"
#include "gvt-module-notes.h"
#include "gvt-work.h"

typedef struct
{
  GvtModule *module;
  char *path;
  gboolean with_keys;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_object_unref (order->module);
  g_free (order->path);
  g_free (order);
}

static gpointer
write_in_worker (gpointer input, GCancellable *cancellable, GError **error)
{
  const Order *order = input;
  g_autoptr (GBytes) pdf = gvt_module_notes_render (order->module, order->with_keys, error);

  if (pdf == NULL || !gvt_file_write (order->path, pdf, error))
    return NULL;
  return g_strdup (order->with_keys ? _ ("The notes are saved. Their last pages hold the keys.")
                                    : _ ("The notes are saved, without the keys."));
}

static void
on_written (gpointer owner, gpointer result, const GError *error)
{
  if (error != NULL)
    gvt_section_page_say_error (owner, error);
  else
    gvt_section_page_say (owner, result);
}

static void
on_path_chosen (gpointer owner, const char *path, gpointer data)
{
  const Order *order = data;

  gvt_notes_write (owner, order->module, order->with_keys, path);
}

/* Returns: (transfer full) */
static Order *
order_new (GvtModule *module, gboolean with_keys, const char *path)
{
  Order *order = g_new0 (Order, 1);

  order->module = g_object_ref (module);
  order->with_keys = with_keys && gvt_module_get_quiz (module) != NULL;
  order->path = g_strdup (path);
  return order;
}

void
gvt_notes_write (GvtSectionPage *page, GvtModule *module, gboolean with_keys, const char *path)
{
  GvtWork work = { write_in_worker, order_new (module, with_keys, path), order_free, g_free,
                   on_written };

  gvt_work_run (page, NULL, &work);
}

void
gvt_notes_save (GvtSectionPage *page, GvtModule *module, gboolean with_keys)
{
  g_autofree char *name = g_strconcat (gvt_module_get_id (module), ".pdf", NULL);
  const GvtFileQuestion question = { .title = _ ("Where to save the notes"), .name = name };

  gvt_choose_file (GTK_WIDGET (page), &question, on_path_chosen,
                   order_new (module, with_keys, NULL), order_free);
}
