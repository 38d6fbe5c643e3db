package org.openmash.policy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.openmash.platform.DecisionDeployments;
import org.openmash.platform.DecisionDeployments.Deciding;
import org.openmash.platform.DeploymentCheck;
import org.openmash.platform.Refused;
import org.openmash.policy.PublishChecks.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** The tables that decide now, and the ways in which a policy lead puts another in their place. */
@Service
public class PublishedTables implements DeploymentCheck {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedTables.class);

    private final PublishChecks checks;
    private final DecisionDeployments deployments;

    PublishedTables(PublishChecks checks, DecisionDeployments deployments) {
        this.checks = checks;
        this.deployments = deployments;
    }

    /**
     * One decision file of the hub.
     *
     * @param offered  a table that ships with this release and is not the one that decides: the policy lead decides
     *                 whether it does
     * @param editable whether a policy lead may change it; the safety floor is changed with the care of code
     */
    public record Published(Deciding deciding, String shipped, boolean offered, boolean editable) {
    }

    public List<Published> all() {
        return DecisionDeployments.shippedTexts().stream().map(shipped -> deployments.deciding(checks.keyOf(shipped))
                        .map(deciding -> new Published(deciding, shipped, !same(deciding.text(), shipped),
                                !deciding.key().equals(PublishChecks.FLOOR))))
                .flatMap(Optional::stream).toList();
    }

    public Optional<Published> of(String key) {
        return all().stream().filter(one -> one.deciding().key().equals(key)).findFirst();
    }

    private static boolean same(String one, String other) {
        return one.replace("\r\n", "\n").strip().equals(other.replace("\r\n", "\n").strip());
    }

    /** What the checks say of a file, without putting it into force. */
    public Verdict tryOut(String text, String note) {
        return checks.check(text, note);
    }

    @Override
    public void check(String name, Map<String, byte[]> resources) {
        var file = resources.entrySet().stream().findFirst();
        if (resources.size() != 1 || !file.get().getKey().endsWith(".dmn")) {
            throw new Refused("Send one decision file (.dmn), and nothing else: a diagram, a form or a program ships with"
                    + " the application.");
        }
        publishable(new String(file.get().getValue(), StandardCharsets.UTF_8), name);
    }

    /** @return the verdict on a file that may decide; @throws Refused with every sentence, a line each */
    private Verdict publishable(String text, String note) {
        if (text.contains("\"" + PublishChecks.FLOOR + "\"")) {
            throw new Refused("The safety floor (safetyFloor) is changed with the same care as code: it ships with the"
                    + " application.");
        }
        var verdict = checks.check(text, note);
        if (!verdict.isGood()) {
            LOG.info("MASH-POLICY-02 a table was refused: {} sentences, {}", verdict.refusals().size(),
                    Objects.requireNonNullElse(verdict.key(), "none of the hub's"));
            throw new Refused(String.join("\n", verdict.refusals()));
        }
        LOG.info("MASH-POLICY-01 {} decides anew; worked cases that change: {}", verdict.key(),
                verdict.moved().isEmpty() ? "none" : String.join(", ", verdict.moved()));
        return verdict;
    }

    /**
     * Puts a file into force, unless it decides already.
     *
     * @param by the account of the policy lead, or where else the file came from
     * @return the version that decides
     * @throws Refused with every sentence, a line each
     */
    public int publish(String text, String note, String by) {
        var key = publishable(text, note).key();
        if (deployments.deciding(key).filter(deciding -> same(deciding.text(), text)).isEmpty()) {
            deployments.deploy(fileName(key), text, "policy lead " + by);
        }
        return deployments.deciding(key).map(Deciding::version).orElse(0);
    }

    /** {@code concern-rating.dmn} of {@code concernRating}. */
    private static String fileName(String key) {
        return key.replaceAll("([A-Z])", "-$1").toLowerCase() + ".dmn";
    }
}
