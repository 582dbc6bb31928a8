/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

/* Worklists: whom the laptops of a visit are to see one by one. */

/* Whom; either lines, or a village. */
typedef struct
{
  GvtId visit;
  const char *election; /* (nullable): of the list that was imported last */
  const char *village;  /* (nullable): its code; all of it, or what the next two leave */
  const char *rt;       /* (nullable): "001" */
  const char *rw;       /* (nullable) */
  GPtrArray *lines;     /* (nullable) (element-type utf8): a NIK or voter id each */
  const char *title;    /* (nullable): what it is called; never a name or number of a voter */
} GvtWorklistOrder;

typedef struct
{
  GvtId worklist;
  char code[3]; /* two symbols: row codes begin so */
  guint n_rows;
  guint n_laptops; /* that have it in their outbox now; others get it with the visit */
} GvtWorklistSummary;

/**
 * gvt_central_assign_worklist:
 *
 * Rows stand by village, address, RW, RT and household. It goes to every copy of a laptop that was
 * told to make the visit, at once or when it is. All or nothing: %GVT_ERROR_BAD_INPUT names each
 * line that is no voter of the list by its number, and never what stands there. Any thread; blocks.
 */
gboolean gvt_central_assign_worklist (GvtCentral *self,
                                      const GvtWorklistOrder *order,
                                      GvtWorklistSummary *summary,
                                      GError **error);

/** gvt_central_send_worklists: queues for every copy of @device those of its visits that it was not
 * sent. In the transaction of @db. */
gboolean
gvt_central_send_worklists (GvtCentral *self, GvtDb *db, const GvtId *device, GError **error);

/* One worklist, and how far all laptops together are. */
typedef struct
{
  GvtId worklist;
  GvtId visit;
  char *code;
  char *title;
  char *place;
  gint64 assigned_at;
  guint n_rows;
  guint n_done; /* by any laptop, otherwise than "not met" */
  guint n_not_met;
  guint n_new;
} GvtWorklistRecord;

void gvt_worklist_record_free (GvtWorklistRecord *self);

/** gvt_central_list_worklists: the oldest first. Returns: (transfer full) (element-type
 * GvtWorklistRecord) (nullable) */
GPtrArray *gvt_central_list_worklists (GvtCentral *self, GError **error);

/** gvt_central_add_worklist_villages: those whose voters stand in the worklists of @visit.
 * @villages: (element-type utf8): codes, each once; gets them. In the transaction of @db. */
gboolean gvt_central_add_worklist_villages (
    GvtCentral *self, GvtDb *db, const GvtId *visit, GPtrArray *villages, GError **error);

/* {"code", "election", "list_version", "rows": how many, "title", "villages": codes (older
 * ones have none), "visit"}; its id is the worklist's. Place: the visit's. Personal: {"keys"}:
 * gvt-worklist-key.h, in the order of the rows.
 */
#define GVT_WORKLIST_ASSIGNED_KIND "worklist.assigned/1"

/* A worklist is done with when the next quarter's list is out. */
#define GVT_WORKLIST_RETENTION_DAYS 180

G_END_DECLS
