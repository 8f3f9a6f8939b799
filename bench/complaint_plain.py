"""What somebody would write by hand for each page: one statement of plain SQL."""

TURN = ["sent", "verification", "disposed", "in_progress", "reopened"]
PLAIN = {
    "desk": """
        select count(*) over (), c.number, c.title, c.due_at, h.slug, o.name
        from complaints_complaint c join places_hall h on h.id = c.hall_id
        left join catalogue_agencyoffice o on o.id = c.office_id
        where c.hall_id = %(hall)s and not c.around_hall and c.state = any(%(turn)s)
        order by c.due_at nulls last limit 25
    """,
    "ministry": """
        select count(*) over (), c.number, c.title, c.due_at, h.slug, o.name
        from complaints_complaint c join places_hall h on h.id = c.hall_id
        left join catalogue_agencyoffice o on o.id = c.office_id
        where c.level >= 3 and c.state = any(%(turn)s) order by c.due_at nulls last limit 25
    """,
    "search": """
        select count(*) over (), c.number, c.title, c.due_at from complaints_complaint c
        where c.hall_id = %(hall)s and not c.around_hall and c.title ilike '%%toilet%%'
        order by c.due_at nulls last limit 25
    """,
    "parts": """
        select kind, o.agency_id, count(*) as sent, count(answered_at),
            count(*) filter (where on_time), count(*) filter (where level >= 1),
            percentile_cont(0.5) within group (
                order by extract(epoch from answered_at - sent_at) / 86400),
            percentile_cont(0.9) within group (
                order by extract(epoch from answered_at - sent_at) / 86400)
        from complaints_complaint c left join catalogue_agencyoffice o on o.id = c.office_id
        where c.hall_id = %(hall)s and not c.around_hall and state not in ('draft', 'merged')
        group by 1, 2
    """,
    "nation": """
        select kind, o.agency_id, count(*) as sent, count(answered_at),
            count(*) filter (where on_time), count(*) filter (where level >= 1),
            percentile_cont(0.5) within group (
                order by extract(epoch from answered_at - sent_at) / 86400),
            percentile_cont(0.9) within group (
                order by extract(epoch from answered_at - sent_at) / 86400)
        from complaints_complaint c left join catalogue_agencyoffice o on o.id = c.office_id
        where (not is_secret and (not around_hall or state = 'done') or level >= 3)
            and state not in ('draft', 'merged')
        group by 1, 2
    """,
    "public": """
        select count(*) over (), p.title, p.body, c.number, h.slug
        from complaints_publication p join complaints_complaint c on c.id = p.complaint_id
        join places_hall h on h.id = c.hall_id
        where p.withdrawn_at is null and not c.is_secret order by p.published_at desc limit 20
    """,
}
