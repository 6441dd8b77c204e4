import java.nio.file.Path;
import java.util.List;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.index.mapper.MapperExtrasPlugin;
import org.opensearch.index.reindex.ReindexPlugin;
import org.opensearch.knn.plugin.KNNPlugin;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.transport.Netty4Plugin;

/** One OpenSearch node with k-NN for tests: arguments are its home, its port and the process it lives for. */
public class OpenSearchNode extends Node {
  OpenSearchNode(Settings settings, Path home) {
    super(
        new Environment(settings, home.resolve("config")),
        List.of(
            Netty4Plugin.class,
            CommonAnalysisPlugin.class,
            PainlessPlugin.class,
            ReindexPlugin.class,
            MapperExtrasPlugin.class,
            KNNPlugin.class),
        true);
  }

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    long owner = Long.parseLong(arguments[2]);
    // A test run that is killed cannot stop its node, so the node watches the run instead.
    ProcessHandle.of(owner)
        .ifPresentOrElse(
            process -> process.onExit().thenRun(() -> Runtime.getRuntime().halt(0)),
            () -> Runtime.getRuntime().halt(0));
    new OpenSearchNode(
            Settings.builder()
                .put("cluster.name", "storevoice-test")
                .put("node.name", "test")
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", arguments[1])
                .put("transport.port", "0")
                .put("transport.type", "netty4")
                .put("http.type", "netty4")
                .put("path.home", home.toString())
                .put("path.data", home.resolve("data").toString())
                .put("path.logs", home.resolve("logs").toString())
                // A disk that is nearly full on a build machine would turn every index read-only.
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build(),
            home)
        .start();
    Thread.currentThread().join();
  }
}
