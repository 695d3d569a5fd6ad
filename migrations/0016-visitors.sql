-- What somebody of whom nothing is known yet may leave behind: traces of signing in, letters about it to the person whose sign-in
-- it is, and the jobs that these need. A visitor can neither mail a stranger nor write into anybody else's trail.

drop policy visitor_all on audit_events;
create policy signing_in on audit_events for insert to chancery_visitor
  with check (
    (select app.is_audience('visitor'))
    and action in ('invitation.accepted', 'password.reset', 'recovery-code.used', 'session.ended', 'sign-in.failed', 'sign-in.succeeded')
    and actor_kind in ('visitor', 'person')
    and subject_kind = 'user'
    and actor_user_id is not distinct from subject_id
    and licence_id is null
    and (
      organization_id is null
      or exists (select from contacts c where c.organization_id = audit_events.organization_id and c.user_id = audit_events.subject_id)
    )
  );

drop policy visitor_all on letters;
create policy signing_in on letters for insert to chancery_visitor
  with check (
    (select app.is_audience('visitor'))
    and kind in ('new-device', 'password-changed', 'recovery-code-used')
    and sent_at is null
    and (
      exists (
        select from contacts c
        where c.organization_id = letters.organization_id and c.id = letters.contact_id and c.email = letters.recipient_email
          and c.user_id is not null
      )
      or (
        organization_id is null and contact_id is null
        and exists (select from staff_members s where lower(s.email) = lower(letters.recipient_email))
      )
    )
  );

-- Who has signed in is written to about their own sign-in, and nobody else is.
alter policy person_posts on letters with check (
  (select app.is_audience('person'))
  and sent_at is null
  and (
    exists (
      select from contacts c
      where c.organization_id = letters.organization_id and c.id = letters.contact_id and c.email = letters.recipient_email
        and c.user_id = (select app.user_id())
    )
    or (
      organization_id is null and contact_id is null
      and exists (
        select from staff_members s
        where lower(s.email) = lower(letters.recipient_email) and s.user_id = (select app.user_id())
      )
    )
  )
);

alter policy everyone_causes on outbox to chancery_person, chancery_customer, chancery_staff, chancery_worker;
create policy signing_in on outbox for insert to chancery_visitor
  with check ((select app.is_audience('visitor')) and kind in ('send-letter', 'mail-login-ids', 'mail-password-link'));
