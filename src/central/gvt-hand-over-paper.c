/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-hand-over-paper.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-fleet.h"
#include "gvt-central-private.h"
#include "gvt-error.h"
#include "gvt-fleet-store.h"
#include "gvt-fleet-words.h"
#include "gvt-json.h"
#include "gvt-page.h"
#include "gvt-pdf.h"
#include "gvt-text.h"

#define LABEL_WIDTH 200.0

typedef struct
{
  GvtCentral *central;
  const GvtDeviceRecord *device;
  char *from;
  char *to;
  char *by;
  gint64 at_us;
  const GvtFleetLaptop *laptop; /* (nullable): as it is known now */
} Paper;

static void
paper_clear (Paper *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self->by);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paper, paper_clear)

/* --- reading --- */

static gboolean
take (Paper *self, GvtDb *db, const GvtFleetDecision *decision, GError **error)
{
  g_autoptr (GvtEvent) event = gvt_journal_event (self->central->journal, db, &decision->event,
                                                  error);
  g_autoptr (JsonObject) body = event != NULL ? gvt_event_parse_body (event, error) : NULL;

  if (body == NULL)
    return FALSE;
  self->from = g_strdup (gvt_json_text_or (body, "from", ""));
  self->to = g_strdup (decision->to_user);
  self->by = g_strdup (decision->by_user);
  self->at_us = decision->at_us;
  return TRUE;
}

static gboolean
read_last (GvtDb *db, gpointer user_data, GError **error)
{
  Paper *self = user_data;
  g_autoptr (GPtrArray) all = gvt_fleet_store_list (db, &self->device->device,
                                                    self->device->incarnation, error);

  for (guint i = all != NULL ? all->len : 0; i > 0; i--)
    {
      const GvtFleetDecision *decision = all->pdata[i - 1];

      if (g_str_equal (decision->act, GVT_FLEET_ACT_HANDED_OVER))
        return take (self, db, decision, error);
    }
  if (all != NULL)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("laptop %s was never handed over"),
                 self->device->code);
  return FALSE;
}

/* --- drawing --- */

static void
draw_row (GvtPage *page, const char *label, const char *value)
{
  GvtPageCell left = { 0, LABEL_WIDTH - 10, PANGO_ALIGN_LEFT, FALSE, 11 };
  GvtPageCell right = { LABEL_WIDTH, GVT_PAGE_INNER - LABEL_WIDTH, PANGO_ALIGN_LEFT, TRUE, 11 };
  double height = gvt_page_text (page, &left, 3, label);

  height = MAX (height, gvt_page_text (page, &right, 4, *value != '\0' ? value : "–"));
  gvt_page_advance (page, height + 6);
}

static void
draw_text (GvtPage *page, double size, gboolean is_bold, const char *text)
{
  GvtPageCell cell = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, is_bold, size };

  gvt_page_advance (page, gvt_page_text (page, &cell, 12, text) + 12);
}

static void
draw_signature (GvtPage *page, guint index, const char *role, const char *code)
{
  double width = GVT_PAGE_INNER / 3 - 14;
  double x = index * GVT_PAGE_INNER / 3;
  GvtPageCell cell = { x, width, PANGO_ALIGN_LEFT, FALSE, 11 };
  double top = page->y;

  gvt_page_text (page, &cell, 2, role);
  page->y = top + 16;
  cell.is_bold = TRUE;
  gvt_page_text (page, &cell, 1, *code != '\0' ? code : "–");
  page->y = top + 90;
  gvt_page_rule (page, x, width);
  page->y = top + 94;
  cell.is_bold = FALSE;
  cell.size = 9;
  gvt_page_text (page, &cell, 2, _ ("name, signature, date and hour"));
  page->y = top;
}

static void
draw_laptop (const Paper *self, GvtPage *page)
{
  g_autofree char *lists = NULL;
  g_autofree char *heard = NULL;

  if (self->laptop == NULL)
    return;
  lists = gvt_fleet_describe_lists (self->laptop);
  heard = self->laptop->contact_at_us != 0 ? gvt_text_date_time (self->laptop->contact_at_us)
                                           : g_strdup ("");
  draw_row (page, _ ("Voter lists on it, as it told"), lists);
  draw_row (page, _ ("Last contact with the centre"), heard);
}

static void
draw (cairo_t *cairo, gpointer data)
{
  const Paper *self = data;
  g_autofree char *at = gvt_text_date_time (self->at_us);
  GvtPage page;

  gvt_page_init (&page, cairo);
  draw_text (&page, 18, TRUE, _ ("Hand-over of a laptop"));
  draw_row (&page, _ ("Office"), gvt_central_get_name (self->central));
  draw_row (&page, _ ("Laptop"), self->device->code);
  draw_row (&page, _ ("Recorded at the centre"), at);
  draw_laptop (self, &page);
  gvt_page_advance (&page, 12);
  draw_text (&page, 11, FALSE,
             _ ("Who takes the laptop answers for it from now on, and for the voter lists that it "
                "may open. He reports at once when it is lost."));
  gvt_page_advance (&page, 12);
  draw_signature (&page, 0, _ ("Handed over by"), self->from);
  draw_signature (&page, 1, _ ("Taken by"), self->to);
  draw_signature (&page, 2, _ ("Supervisor"), self->by);
  gvt_page_clear (&page);
}

GBytes *
gvt_central_hand_over_draw (GvtCentral *self, const GvtDeviceRecord *device, GError **error)
{
  g_auto (Paper) paper = { .central = self, .device = device };
  g_autoptr (GPtrArray) laptops = NULL;

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL, NULL);

  if (!gvt_store_read (self->store, read_last, &paper, error)
      || (laptops = gvt_central_fleet (self, "", error)) == NULL)
    return NULL;
  for (guint i = 0; i < laptops->len; i++)
    {
      const GvtFleetLaptop *laptop = laptops->pdata[i];

      if (g_str_equal (laptop->code, device->code))
        paper.laptop = laptop;
    }
  return gvt_pdf_draw (_ ("Hand-over of a laptop"), draw, &paper, error);
}
